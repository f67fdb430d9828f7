package io.cryptorun.artifacts;

import io.cryptorun.domain.premove.FundingDivergence.Measured;
import io.cryptorun.domain.premove.PremoveGate;
import io.cryptorun.domain.premove.PremoveRow;
import io.cryptorun.domain.premove.PremoveTable;

/// Block `premove` of a coin in `explain.json`: the fields of `premove.csv`, unrounded, and what
/// the gates' figures are made of.
final class ExplainPremove {

  private ExplainPremove() {}

  static void write(JsonObject o, PremoveTable table, PremoveRow row) {
    var coin = row.evaluation();
    var subject = coin.subject();
    var venue = subject.spot().venue();
    var latency = row.latency();
    o.text("timestamp", table.dueAt().toString())
        .text("symbol", subject.symbol().toString())
        .number("score", subject.score())
        .text("premove_signal", row.signal().name())
        .text("execution_risk", row.executionRisk().name())
        .text("venue_health", row.venueState().name())
        .count("latency_ms", latency == null ? null : latency.toMillis())
        .texts("gates_passed", coin.ruling().passed().stream().map(PremoveGate::id).toList())
        .number("funding_score", subject.funding().score())
        .number("squeeze_quality", coin.squeeze().quality())
        .number("depth_usd", coin.squeeze().depthUsd())
        .number("whale_volume", coin.whale().volume())
        .number("momentum", coin.whale().momentum())
        .flag("volume_confirmed", coin.ruling().volumeConfirmed())
        .text("regime", table.regime())
        .text("venue", venue == null ? null : venue.id())
        .text("reason", String.join(";", coin.ruling().reasons()))
        .object("funding", f -> funding(f, row))
        .object("squeeze", s -> squeeze(s, row))
        .object("whale", w -> w.number("prints", coin.whale().prints()));
  }

  private static void funding(JsonObject o, PremoveRow row) {
    var funding = row.evaluation().subject().funding();
    var measured = funding instanceof Measured figures ? figures : null;
    o.number("funding_z", funding.z())
        .text("direction", measured == null ? null : measured.direction().id())
        .number("current", measured == null ? Double.NaN : measured.current())
        .number("mean", measured == null ? Double.NaN : measured.mean())
        .number("deviation", measured == null ? Double.NaN : measured.deviation())
        .flag("vwap_confirm", row.vwapConfirms())
        .number("max_venue_gap", measured == null ? Double.NaN : measured.maxVenueGap());
  }

  private static void squeeze(JsonObject o, PremoveRow row) {
    var squeeze = row.evaluation().squeeze();
    var open = row.evaluation().subject().openInterest();
    o.number("ask_thinning", squeeze.askThinning())
        .number("bid_pressure", squeeze.bidPressure())
        .number("taker_buying", squeeze.takerBuying())
        .number("open_interest", squeeze.openInterest())
        .number("open_interest_change", open == null ? Double.NaN : open.change())
        .flag("depth_truncated", squeeze.depthTruncated());
  }
}
