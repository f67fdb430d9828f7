package io.cryptorun.cli.regime;

import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Json;
import io.cryptorun.domain.factors.Factor;
import io.cryptorun.ledger.result.RegimeHistory.Refresh;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Refreshes of the regime as fields, and as columns of a list.
final class RegimeFields {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("at", "AT"),
          Column.of("regime", "REGIME"),
          Column.of("overlay", "OVERLAY"),
          Column.of("confidence", "CONFIDENCE").as(Cells::figure),
          Column.of("indicators.realized_vol_7d", "VOL 7D").as(Cells::figure),
          Column.of("indicators.pct_above_20ma", "ABOVE 20MA").as(Cells::figure),
          Column.of("indicators.breadth_thrust", "BREADTH").as(Cells::figure),
          Column.of("votes.vol_vote", "VOL VOTE"),
          Column.of("votes.ma_vote", "MA VOTE"),
          Column.of("votes.breadth_vote", "BREADTH VOTE"),
          Column.wide("weights.momentum", "MOM"),
          Column.wide("weights.technical", "TECH"),
          Column.wide("weights.volume", "VOL"),
          Column.wide("weights.quality", "QUAL"),
          Column.wide("valid_until", "VALID UNTIL"),
          Column.onRequest("valid"),
          Column.onRequest("age_seconds"),
          Column.onRequest("market").as(Cells::shortened),
          Column.wide("run_id", "RUN"));

  private RegimeFields() {}

  /// @param now what age and validity are told by
  static Fields of(Refresh refresh, Instant now) {
    var found = refresh.regime();
    return new Fields()
        .with("at", found.at())
        .with("regime", found.regime())
        .with("overlay", found.overlay())
        .with("confidence", found.confidence())
        .with(
            "indicators",
            new Fields()
                .with("realized_vol_7d", found.realizedVol7d())
                .with("pct_above_20ma", found.pctAbove20ma())
                .with("breadth_thrust", found.breadthThrust()))
        .with(
            "votes",
            new Fields()
                .with("vol_vote", refresh.volVote())
                .with("ma_vote", refresh.maVote())
                .with("breadth_vote", refresh.breadthVote()))
        .with("weights", weights(refresh))
        .with("valid_until", found.validUntil())
        .with("valid", isValid(refresh, now))
        .with("age_seconds", Duration.between(found.at(), now).toSeconds())
        .with("market", refresh.market())
        .with("run_id", found.runId());
  }

  /// By factor, in the order in which scores are told.
  static Fields weights(Refresh refresh) {
    var stored = Json.fields(refresh.regime().weights());
    var weights = new Fields();
    for (var factor : Factor.values()) {
      weights.with(factor.id(), stored.value(factor.id()));
    }
    return weights;
  }

  static boolean isValid(Refresh refresh, Instant now) {
    return !now.isAfter(refresh.regime().validUntil());
  }
}
