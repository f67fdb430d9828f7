package io.cryptorun.jobs.premove;

import io.cryptorun.domain.market.DerivativesData;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.universe.Selected;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.StageTimes;
import io.cryptorun.jobs.scan.ScanPlan;
import io.cryptorun.jobs.scan.VenueFaults;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.market.OpenInterestSamples;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads what the premove gates need beside candles and books. It comes before the books, which age
/// fastest; and because a coin's own venue is known only from its books, trades are asked of every
/// venue that lists it.
public final class SideLook {

  private final MarketData market;
  private final PerpetualsLook perpetuals;

  public SideLook(MarketData market, DerivativesData derivatives, Database database) {
    this.market = market;
    this.perpetuals = new PerpetualsLook(derivatives, new OpenInterestSamples(database));
  }

  /// Trades and derivatives of the coins of a plan.
  public SideAnswers at(Firing firing, ScanPlan plan, StageTimes stages)
      throws InterruptedException {
    var coins = plan.coins().stream().map(Selected::symbol).toList();
    var pairs = plan.coins().stream().flatMap(coin -> coin.instruments().stream()).toList();
    var trades = market.trades(pairs, plan.reuse().figures());
    var derivatives = perpetuals.at(firing, coins);
    VenueFaults.among(Stream.concat(trades.values().stream(), derivatives.replies()))
        .lines()
        .forEach(firing.journal()::warning);
    long delivered = trades.values().stream().filter(reply -> reply.found().isPresent()).count();
    stages.done(
        "futures",
        "%d perpetuals, trades of %d of %d pairs"
            .formatted(derivatives.all().size(), delivered, pairs.size()));
    return new SideAnswers(firing.dueAt(), plan.fx(), coins, trades, derivatives);
  }

  /// Nothing was to be read.
  public static SideAnswers nothing(Firing firing, ScanPlan plan) {
    return new SideAnswers(firing.dueAt(), plan.fx(), List.of(), Map.of(), Perpetuals.none());
  }
}
