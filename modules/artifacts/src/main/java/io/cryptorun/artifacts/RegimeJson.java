package io.cryptorun.artifacts;

import io.cryptorun.domain.factors.Factor;
import io.cryptorun.domain.regime.MarketMeasure;
import io.cryptorun.domain.regime.Regime;
import io.cryptorun.domain.regime.RegimeDetection.Concluded;
import io.cryptorun.domain.regime.RegimeDetection.Detected;
import io.cryptorun.domain.regime.RegimeDetection.Kept;
import io.cryptorun.domain.regime.RegimeReport;
import io.cryptorun.domain.regime.RiskOffTrigger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `regime.json`: the state of the market, the figures and votes it was told from, and the weights
/// that follow. A figure that could not be measured is null; a regime that was kept because too
/// little could be measured has no votes.
public final class RegimeJson {

  /// The file's name.
  public static final String NAME = "regime.json";

  private RegimeJson() {}

  /// The file of a refresh: the same market gives the same bytes.
  public static ArtifactDraft of(RegimeReport report) {
    return new ArtifactDraft(
        NAME, Json.MEDIA_TYPE, 1, out -> Json.body(document(report)).writeTo(out));
  }

  /// The weights that follow from a regime, as a JSON object in one line.
  public static String weights(Regime regime) {
    var weights = JsonObject.document();
    weights(weights, regime);
    return weights.node().toString();
  }

  private static JsonNode document(RegimeReport report) {
    var conclusion = report.conclusion();
    var votes = detected(conclusion);
    var before = report.previous();
    return JsonObject.document()
        .text("timestamp", report.at().toString())
        .text("regime", conclusion.regime().id())
        .object("indicators", o -> indicators(o, report.measure()))
        .rounded("confidence", conclusion.confidence(), 2)
        .object("votes", o -> votes(o, votes))
        .object("weight_blend", o -> weights(o, conclusion.regime()))
        .text("next_refresh", report.nextRefresh().toString())
        .text("overlay", report.overlay().overlay().id())
        .texts(
            "overlay_triggers",
            report.overlay().triggers().stream().map(RiskOffTrigger::id).toList())
        .object("margins", o -> margins(o, votes))
        .texts("data_issues", report.issues())
        .object("samples", o -> samples(o, report.measure()))
        .number("median_vol_7d", report.measure().medianVolatility())
        .text("previous_regime", before == null ? null : before.id())
        .flag("changed", report.changed())
        .node();
  }

  private static @Nullable Detected detected(Concluded conclusion) {
    return switch (conclusion) {
      case Detected detected -> detected;
      case Kept _ -> null;
    };
  }

  private static void indicators(JsonObject o, MarketMeasure measure) {
    o.rounded("realized_vol_7d", measure.volatility().annual(), 4)
        .rounded("pct_above_20ma", measure.above().percent(), 1)
        .rounded("breadth_thrust", measure.thrust().value(), 4);
  }

  private static void votes(JsonObject o, @Nullable Detected detected) {
    var votes = detected == null ? null : detected.votes();
    o.text("vol_vote", votes == null ? null : votes.vol().id())
        .text("ma_vote", votes == null ? null : votes.ma().id())
        .text("breadth_vote", votes == null ? null : votes.breadth().id());
  }

  private static void margins(JsonObject o, @Nullable Detected detected) {
    var margins = detected == null ? null : detected.margins();
    o.number("vol", margins == null ? Double.NaN : margins.vol())
        .number("ma", margins == null ? Double.NaN : margins.ma())
        .number("breadth", margins == null ? Double.NaN : margins.breadth());
  }

  private static void weights(JsonObject o, Regime regime) {
    for (var factor : Factor.values()) {
      o.number(factor.id(), regime.blend().of(factor));
    }
  }

  private static void samples(JsonObject o, MarketMeasure measure) {
    o.count("btc_returns", measure.volatility().returns())
        .count("symbols", measure.above().coins())
        .count("days", measure.thrust().days());
  }
}
