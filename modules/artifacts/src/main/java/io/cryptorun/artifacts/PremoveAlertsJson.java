package io.cryptorun.artifacts;

import io.cryptorun.domain.premove.FundingDivergence;
import io.cryptorun.domain.premove.PremoveAlerts;
import io.cryptorun.domain.premove.PremoveEvaluation;
import io.cryptorun.domain.premove.PremoveGate;
import io.cryptorun.domain.regime.RegimeInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// `premove_alerts.json`: the coins for which enough signs come together, with what each gate saw,
/// and every other coin with the reason. It is written when there is no alert as well. The same
/// sweep gives the same bytes.
public final class PremoveAlertsJson {

  /// The file's name.
  public static final String NAME = "premove_alerts.json";

  private PremoveAlertsJson() {}

  /// The file of a sweep.
  ///
  /// @param timestamp nominal time of the run
  /// @param regime in force, its overlay included
  /// @param volumeRequired whether volume had to confirm an alert
  public static ArtifactDraft of(
      Instant timestamp, RegimeInForce regime, boolean volumeRequired, PremoveAlerts sweep) {
    var document = document(timestamp, regime, volumeRequired, sweep);
    return new ArtifactDraft(NAME, Json.MEDIA_TYPE, sweep.alerts().size(), Json.body(document));
  }

  private static JsonNode document(
      Instant timestamp, RegimeInForce regime, boolean volumeRequired, PremoveAlerts sweep) {
    return JsonObject.document()
        .text("timestamp", timestamp.toString())
        .text("regime", regime.word())
        .objects("alerts", sweep.alerts(), PremoveAlertsJson::alert)
        .object("stats", o -> stats(o, sweep.stats()))
        .text("base_regime", regime.regime().id())
        .flag("volume_confirm_required", volumeRequired)
        .objects("rejected", sweep.rejected(), PremoveAlertsJson::rejected)
        .node();
  }

  private static void alert(JsonObject o, PremoveEvaluation coin) {
    var subject = coin.subject();
    var venue = subject.spot().venue();
    o.text("symbol", subject.symbol().toString())
        .rounded("total_score", subject.score(), 1)
        .texts("gates_passed", gates(coin))
        .object("gate_scores", scores -> scores(scores, coin))
        .flag("volume_confirmed", coin.ruling().volumeConfirmed())
        .text("risk_level", coin.risk().id())
        .texts("reasons", coin.ruling().reasons())
        .number("funding_z", subject.funding().z())
        .text("venue", venue == null ? null : venue.id());
  }

  /// All three gates, required or not, passed or not.
  private static void scores(JsonObject o, PremoveEvaluation coin) {
    FundingDivergence funding = coin.subject().funding();
    o.rounded(PremoveGate.FUNDING_DIVERGENCE.id(), funding.score(), 1)
        .object(
            PremoveGate.SUPPLY_SQUEEZE.id(),
            s ->
                s.rounded("quality", coin.squeeze().quality(), 1)
                    .rounded("depth_usd", coin.squeeze().depthUsd(), 0))
        .object(
            PremoveGate.WHALE_ACCUMULATION.id(),
            w ->
                w.rounded("volume", coin.whale().volume(), 1)
                    .rounded("momentum", coin.whale().momentum(), 1));
  }

  private static void stats(JsonObject o, PremoveAlerts.Stats stats) {
    o.count("total_candidates", stats.totalCandidates())
        .count("gates_passed", stats.gatesPassed())
        .count("alerts_generated", stats.alertsGenerated())
        .count("volume_confirmations", stats.volumeConfirmations());
  }

  /// A coin with enough of everything is only left out because better ones filled the list.
  private static void rejected(JsonObject o, PremoveEvaluation coin) {
    var reasons = new ArrayList<>(coin.ruling().reasons());
    if (coin.ruling().isAlert()) {
      reasons.add("BEYOND_TOP_N");
    }
    o.text("symbol", coin.subject().symbol().toString())
        .texts("gates_passed", gates(coin))
        .text("reason", String.join(";", reasons));
  }

  private static List<String> gates(PremoveEvaluation coin) {
    return coin.ruling().passed().stream().map(PremoveGate::id).toList();
  }
}
