package io.cryptorun.cli.regime;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.Watch;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.domain.regime.CachedOverlay;
import io.cryptorun.domain.regime.Overlay;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Reading;
import io.cryptorun.ledger.market.Market;
import io.cryptorun.ledger.market.Markets;
import io.cryptorun.ledger.result.Overlays;
import io.cryptorun.ledger.result.RegimeHistory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `regime show`: the regime in force, what it was measured from, and how long it is believed.
@Command(
    name = "show",
    description = "Shows the regime in force: indicators, votes, weights, age and validity.")
public final class RegimeShowCommand implements Callable<Integer> {

  /// A reader that is no run.
  private static final String NOBODY = "";

  private final Invocation invocation;

  @Mixin private Watch watch = new Watch();

  public RegimeShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var database = invocation.reading()) {
      return watch.tell(invocation, () -> answer(database)).number();
    }
  }

  private Answer answer(Database database) {
    var now = invocation.now();
    var market = new Markets(database).newest().map(Market::market).orElse("live");
    var refresh = new RegimeHistory(database).newest(market).orElseThrow(RegimeShowCommand::none);
    var overlay = new Overlays(database).newest(new Reading(market, NOBODY, now)).orElse(null);
    var inForce =
        overlay == null
            ? Overlay.NONE
            : new CachedOverlay(overlay.at(), Overlay.of(overlay.overlay()), overlay.riskOffUntil())
                .inForceAt(now);
    var item =
        RegimeFields.of(refresh, now)
            .with("overlay_in_force", inForce == Overlay.NONE ? null : inForce.id())
            .with("overlay_evaluation", overlay == null ? null : evaluation(overlay));
    var text = new RegimePage(refresh, overlay, inForce, now).text(invocation.times());
    return Answer.item("Regime", item, text);
  }

  private static Fields evaluation(Overlays.Evaluation overlay) {
    return new Fields()
        .with("at", overlay.at())
        .with("overlay", overlay.overlay())
        .with("triggers", overlay.triggers())
        .with("risk_off_until", overlay.riskOffUntil());
  }

  private static CommandRefused none() {
    return CommandRefused.notFound(
        "CR-REG-001",
        "no regime was ever found",
        "scans use the normal weights until a refresh has succeeded",
        "cryptorun schedule run regime.refresh");
  }
}
