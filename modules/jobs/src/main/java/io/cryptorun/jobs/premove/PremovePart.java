package io.cryptorun.jobs.premove;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.premove.PremoveEvaluation;
import io.cryptorun.domain.premove.PremoveRow;
import io.cryptorun.domain.premove.PremoveTable;
import io.cryptorun.domain.premove.VenueState;
import io.cryptorun.domain.scan.ScanInput;
import io.cryptorun.domain.scan.ScanResult;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.StageTimes;
import io.cryptorun.jobs.scan.ScanPlan;
import java.util.Map;

/// The premove part of a scan: what has to be read for it before the books, and what the gates say
/// of the rows in the end. A scan that is not to look at it reads nothing and has no row.
public final class PremovePart {

  private final SideLook look;
  private final Subjects subjects;

  public PremovePart(SideLook look, Subjects subjects) {
    this.look = look;
    this.subjects = subjects;
  }

  /// Trades and derivatives of the coins of a plan, where the job is to look at them.
  public SideAnswers look(Firing firing, ScanPlan plan, StageTimes stages)
      throws InterruptedException {
    return firing.job().config().premove()
        ? look.at(firing, plan, stages)
        : SideLook.nothing(firing, plan);
  }

  /// What the gates say of every row, by the rule of the sweep.
  ///
  /// @param secondLook books of the rows that were looked at again
  public PremoveTable table(
      Firing firing,
      ScanPlan plan,
      ScanInput input,
      ScanResult result,
      Map<Instrument, Reply<OrderBook>> secondLook,
      SideAnswers beside) {
    if (!firing.job().config().premove()) {
      return PremoveTable.none(firing.dueAt(), plan.regime().word());
    }
    var rules = RulesInForce.of(RulesInForce.ofSweep(firing.configuration()), plan.regime());
    var rows =
        subjects.of(firing, input, result, secondLook, beside).stream()
            .map(subject -> PremoveEvaluation.of(subject, rules))
            .map(coin -> PremoveRow.of(coin, state(coin, plan)))
            .toList();
    return new PremoveTable(firing.dueAt(), plan.regime().word(), rows);
  }

  private static VenueState state(PremoveEvaluation coin, ScanPlan plan) {
    var venue = coin.subject().spot().venue();
    return venue == null ? VenueState.UNKNOWN : plan.health().state(venue);
  }
}
