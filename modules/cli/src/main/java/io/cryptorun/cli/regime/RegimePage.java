package io.cryptorun.cli.regime;

import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Table;
import io.cryptorun.cli.output.Times;
import io.cryptorun.domain.factors.Factor;
import io.cryptorun.domain.regime.Indicator;
import io.cryptorun.domain.regime.Overlay;
import io.cryptorun.ledger.result.Overlays;
import io.cryptorun.ledger.result.RegimeHistory.Refresh;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The regime in force, for people.
///
/// @param evaluation the newest of the overlay; null when there was none
/// @param overlay in force now
record RegimePage(
    Refresh refresh, Overlays.@Nullable Evaluation evaluation, Overlay overlay, Instant now) {

  String text(Times times) {
    var found = refresh.regime();
    return "%s  confidence %s  overlay %s%nmeasured %s (%s old) by run %s%n%s%n%n%s%nweights  %s%n%s"
        .formatted(
            found.regime(),
            Cells.figure(found.confidence()),
            overlay.id(),
            times.text(found.at()),
            Times.about(Duration.between(found.at(), now)),
            found.runId(),
            validity(times),
            table(),
            weights(),
            evaluated(times));
  }

  private String validity(Times times) {
    var until = times.text(refresh.regime().validUntil());
    return RegimeFields.isValid(refresh, now)
        ? "valid until " + until
        : "not valid since %s: scans use the normal weights and say stale".formatted(until);
  }

  private String table() {
    var found = refresh.regime();
    var table = new Table("INDICATOR", "VALUE", "VOTE", "RULE");
    row(table, Indicator.REALIZED_VOL_7D, found.realizedVol7d(), refresh.volVote());
    row(table, Indicator.PCT_ABOVE_20MA, found.pctAbove20ma(), refresh.maVote());
    row(table, Indicator.BREADTH_THRUST, found.breadthThrust(), refresh.breadthVote());
    return table.text();
  }

  private static void row(Table table, Indicator indicator, @Nullable Double value, String vote) {
    table.row(indicator.id(), value == null ? "-" : Cells.figure(value), vote, indicator.rule());
  }

  private String weights() {
    var weights = RegimeFields.weights(refresh);
    return Arrays.stream(Factor.values())
        .map(factor -> "%s %s".formatted(factor.id(), weights.value(factor.id())))
        .collect(Collectors.joining(", "));
  }

  private String evaluated(Times times) {
    if (evaluation == null) {
      return "overlay  never evaluated\n";
    }
    return "overlay  evaluated %s, for risk_off spoke: %s%n"
        .formatted(
            times.text(evaluation.at()),
            evaluation.triggers().isEmpty() ? "nothing" : String.join(", ", evaluation.triggers()));
  }
}
