package io.cryptorun.artifacts;

import io.cryptorun.domain.factors.Blend;
import io.cryptorun.domain.factors.Factor;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Tier;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.premove.PremoveTable;
import io.cryptorun.domain.scan.Fallback;
import io.cryptorun.domain.scan.ScanResult;
import io.cryptorun.domain.scan.Scoring;
import io.cryptorun.domain.scan.Setting;
import io.cryptorun.domain.scan.Summary;
import io.cryptorun.domain.scan.Thresholds;
import io.cryptorun.domain.universe.Fx;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `explain.json`: everything a second person needs to recompute the scores and decisions of a
/// scan. Figures are unrounded; a missing one is null. This class writes what holds for the whole
/// scan, [ExplainCandidate] what holds for one coin.
public final class ExplainJson {

  /// The file's name.
  public static final String NAME = "explain.json";

  private ExplainJson() {}

  /// The file of a scan.
  ///
  /// @param premove what the premove gates say; without rows where the scan did not look
  /// @param waited for other jobs of the same minute, before the scan
  /// @param timings asked when this file is written, so that the files before it count
  public static ArtifactDraft of(
      RunFacts run,
      ScanResult scan,
      PremoveTable premove,
      Duration waited,
      Supplier<StageTimings> timings) {
    return new ArtifactDraft(
        NAME,
        Json.MEDIA_TYPE,
        scan.candidates().size(),
        out -> Json.body(document(run, scan, premove, waited, timings.get())).writeTo(out));
  }

  private static JsonNode document(
      RunFacts run, ScanResult scan, PremoveTable premove, Duration waited, StageTimings timings) {
    var setting = scan.setting();
    return JsonObject.document()
        .text("timestamp", run.dueAt().toString())
        .text("job", run.job())
        .text("run_id", run.runId())
        .object("as_of", o -> asOf(o, setting.dueAt(), scan.emission()))
        .object("regime", o -> regime(o, setting, waited))
        .object("weights", o -> weights(o, scan.scoring().weights()))
        .object("fx", o -> fx(o, setting.fx()))
        .object("universe", o -> universe(o, scan))
        .object("thresholds", o -> thresholds(o, setting.thresholds()))
        .object("orthogonalization", o -> orthogonalization(o, scan.scoring()))
        .objects("fallbacks", setting.venues().fallbacks(), ExplainJson::fallback)
        .object("summary", o -> summary(o, scan.summary()))
        .objects(
            "candidates", scan.candidates(), (o, row) -> ExplainCandidate.write(o, row, premove))
        .objects(
            "skipped",
            scan.skipped(),
            (o, coin) ->
                o.text("symbol", coin.symbol().toString())
                    .text("code", coin.code())
                    .text("text", coin.text()))
        .objects(
            "left_out",
            scan.leftOut(),
            (o, coin) ->
                o.text("symbol", coin.symbol())
                    .count("rank", wide(coin.rank()))
                    .text("code", coin.code()))
        .object("timings_ms", o -> timings(o, timings))
        .node();
  }

  private static void asOf(JsonObject o, Instant dueAt, Instant emission) {
    o.text("due_at", dueAt.toString())
        .text("hour", Interval.HOUR.floor(dueAt).toString())
        .text("emission", emission.truncatedTo(ChronoUnit.SECONDS).toString())
        .number("lateness_seconds", Duration.between(dueAt, emission).toMillis() / 1e3);
  }

  private static void regime(JsonObject o, Setting setting, Duration waited) {
    var regime = setting.regime();
    var age = regime.age();
    o.text("name", regime.regime().id())
        .text("overlay", regime.overlay().id())
        .number("confidence", regime.confidence())
        .text("source", regime.source().id())
        .count("age_seconds", age == null ? null : age.toSeconds())
        .count("waited_ms", waited.toMillis());
  }

  private static void weights(JsonObject o, Blend blend) {
    for (var factor : Factor.values()) {
      o.number(factor.id(), blend.of(factor));
    }
  }

  private static void fx(JsonObject o, Fx fx) {
    o.number("USDT", fx.usdt())
        .number("USDC", fx.usdc())
        .flag("estimated", fx.estimated())
        .texts("dropped", fx.dropped().stream().map(Enum::name).toList());
  }

  private static void universe(JsonObject o, ScanResult scan) {
    var universe = scan.setting().universe();
    var snapshot = universe.snapshot();
    o.text("spec", universe.group().spec())
        .count("size", snapshot.ranks().size())
        .count("evaluated", scan.candidates().size())
        .count("skipped", scan.skipped().size())
        .text("hash", snapshot.hash())
        .text("generated", snapshot.generated().toString())
        .texts(
            "venues",
            snapshot.criteria().venues().stream()
                .filter(venue -> !snapshot.missing().contains(venue))
                .map(Venue::id)
                .toList());
  }

  private static void thresholds(JsonObject o, Thresholds thresholds) {
    o.number("score_min", thresholds.scoreMin())
        .number("vadr_floor", thresholds.vadrFloor())
        .count("spread_max_bps", thresholds.spreadMaxBps())
        .count("depth_min_usd", thresholds.depthMinUsd())
        .object(
            "book_age_limit_s",
            limits ->
                thresholds
                    .bookAgeLimitSeconds()
                    .forEach((venue, seconds) -> limits.number(venue.id(), seconds)))
        .objects("tiers", Arrays.asList(Tier.values()), ExplainJson::tier);
  }

  private static void tier(JsonObject o, Tier tier) {
    o.text("name", tier.id())
        .count("adv_min", tier.advMinUsd())
        .count("depth_min", tier.depthMinUsd())
        .count("spread_max", tier.spreadMaxBps())
        .number("vadr_min", tier.vadrMin());
  }

  private static void orthogonalization(JsonObject o, Scoring scoring) {
    o.flag("applied", scoring.projected())
        .texts("order", Arrays.stream(Factor.values()).map(Factor::id).toList())
        .text("protected", Factor.MOMENTUM.id())
        .number("max_offdiag", scoring.maxOffDiagonal());
  }

  private static void fallback(JsonObject o, Fallback fallback) {
    var instead = fallback.fallback();
    o.text("provider", fallback.provider().id())
        .text("fallback", instead == null ? null : instead.id())
        .text("reason", fallback.reason());
  }

  private static void summary(JsonObject o, Summary summary) {
    o.count("candidates", summary.candidates())
        .count("passed", summary.passed())
        .count("watch", summary.watch())
        .count("rejected", summary.rejected())
        .count("skipped", summary.skipped())
        .count("emitted", summary.emitted())
        .object("reasons", reasons -> summary.reasons().forEach((k, n) -> reasons.count(k, n)));
  }

  private static void timings(JsonObject o, StageTimings timings) {
    o.count("universe", timings.universe().toMillis())
        .count("fetch", timings.fetch().toMillis())
        .count("score", timings.score().toMillis())
        .count("gates", timings.gates().toMillis())
        .count("write", timings.write().toMillis())
        .count("total", timings.total().toMillis());
  }

  private static @Nullable Long wide(@Nullable Integer rank) {
    return rank == null ? null : rank.longValue();
  }
}
