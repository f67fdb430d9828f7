package io.cryptorun.artifacts;

import io.cryptorun.domain.factors.QualityFactor;
import io.cryptorun.domain.factors.SymbolFactors;
import io.cryptorun.domain.factors.TechnicalFactor;
import io.cryptorun.domain.factors.VolumeFactor;
import io.cryptorun.domain.gates.GateResult;
import io.cryptorun.domain.premove.PremoveTable;
import io.cryptorun.domain.scan.BookFigures;
import io.cryptorun.domain.scan.Candidate;
import io.cryptorun.domain.scan.Entry;
import io.cryptorun.domain.scan.FactorScore;
import io.cryptorun.domain.scan.Micro;
import io.cryptorun.domain.scan.Score;
import io.cryptorun.domain.scan.Source;
import io.cryptorun.domain.scan.VenueBook;

/// One entry of `candidates` in `explain.json`: a coin's score, what it is made of, what each gate
/// said, and where every figure came from.
final class ExplainCandidate {

  private ExplainCandidate() {}

  static void write(JsonObject o, Candidate row, PremoveTable premove) {
    var figures = row.figures();
    o.count("rank", row.rank())
        .text("symbol", row.symbol().toString())
        .text("decision", row.decision().name())
        .text("primary_reason", row.primaryReason())
        .flag("emitted", row.emitted())
        .number("score", row.score().value())
        .object("factors", f -> factors(f, row.score()))
        .object("momentum", m -> momentum(m, figures))
        .object("technical", t -> technical(t, figures.technical()))
        .object("volume", v -> volume(v, figures.volume()))
        .object("quality", q -> quality(q, figures.quality(), row.micro().scored()))
        .texts(
            "imputed",
            row.score().parts().stream()
                .filter(FactorScore::imputed)
                .map(part -> part.factor().id())
                .toList())
        .number("adv_usd", row.coin().advUsd())
        .text("tier", row.tier().id())
        .object("micro", m -> micro(m, row.micro()))
        .object("vadr", v -> vadr(v, figures, row.entry()))
        .object("freshness", f -> freshness(f, row.entry()))
        .objects("gates", row.entry().judgement().gates(), ExplainCandidate::gate)
        .objects("sources", row.sources(), ExplainCandidate::source);
    premove
        .of(row.symbol())
        .ifPresentOrElse(
            found -> o.object("premove", p -> ExplainPremove.write(p, premove, found)),
            () -> o.missing("premove"));
  }

  private static void factors(JsonObject o, Score score) {
    for (var part : score.parts()) {
      o.object(
          part.factor().id(),
          f ->
              f.number("raw", part.raw())
                  .number("score", part.score())
                  .number("weight", part.weight())
                  .number("contribution", part.contribution()));
    }
  }

  private static void momentum(JsonObject o, SymbolFactors figures) {
    var momentum = figures.momentum();
    var technical = figures.technical();
    var returns = momentum.returns();
    o.object(
            "returns",
            r ->
                r.number("1h", returns.h1())
                    .number("4h", returns.h4())
                    .number("12h", returns.h12())
                    .number("24h", returns.h24())
                    .number("7d", returns.h168()))
        .number("core_raw", momentum.coreRaw())
        .number("core", momentum.core())
        .number("acceleration", momentum.acceleration())
        .number("atr", momentum.atr())
        .number("atr_pct", momentum.atrPct())
        .number("rsi_4h", technical.rsi4h())
        .number("adx", technical.trend().adx())
        .number("hurst", technical.hurst())
        .texts("flags", figures.flags().stream().map(Enum::name).sorted().toList());
  }

  private static void technical(JsonObject o, TechnicalFactor technical) {
    o.number("rsi_s", technical.rsiScore())
        .number("adx_s", technical.adxScore())
        .number("hurst_s", technical.hurstScore())
        .number("plus_di", technical.trend().plusDi())
        .number("minus_di", technical.trend().minusDi());
  }

  private static void volume(JsonObject o, VolumeFactor volume) {
    o.number("ratio", volume.ratio())
        .number("usd_24h", volume.usd24h())
        .number("baseline", volume.baseline())
        .count("bars", volume.bars());
  }

  private static void quality(JsonObject o, QualityFactor quality, BookFigures book) {
    o.number("depth_s", quality.depthScore())
        .number("spread_s", quality.spreadScore())
        .number("agree_s", quality.agreeScore())
        .number("health_s", quality.healthScore())
        .number("depth_usd", book.depthUsd())
        .number("spread_bps", book.spreadBps())
        .number("book_age_s", book.ageSeconds());
  }

  private static void micro(JsonObject o, Micro micro) {
    var venue = micro.venue();
    var book = micro.gated();
    o.text("venue", venue == null ? null : venue.id())
        .count("pass", micro.pass())
        .number("mid", book.mid())
        .number("spread_bps", book.spreadBps())
        .number("depth_usd", book.depthUsd())
        .number("bid_depth_usd", book.bidDepthUsd())
        .number("ask_depth_usd", book.askDepthUsd())
        .flag("depth_truncated", book.depthTruncated())
        .number("book_age_ms", book.ageSeconds() * 1e3)
        .objects("candidates", micro.candidates(), ExplainCandidate::venueBook);
  }

  private static void venueBook(JsonObject o, VenueBook book) {
    o.text("venue", book.venue().id())
        .text("status", book.status())
        .number("depth_usd", book.depthUsd())
        .number("spread_bps", book.spreadBps());
  }

  private static void vadr(JsonObject o, SymbolFactors figures, Entry entry) {
    var vadr = figures.vadr();
    var minimum = entry.vadrMinimum();
    o.number("value", vadr.value())
        .number("p80", vadr.p80())
        .number("tier_min", minimum.tierMin())
        .number("effective_min", minimum.effective())
        .text("binding", minimum.binding().id())
        .flag("frozen", vadr.frozen())
        .count("bars", vadr.bars());
  }

  private static void freshness(JsonObject o, Entry entry) {
    var freshness = entry.freshness();
    o.text("trigger_bar", freshness.triggerBar().toString())
        .number("trigger_price", freshness.triggerPrice())
        .count("bars_from_trigger", freshness.barsFromTrigger());
  }

  private static void gate(JsonObject o, GateResult gate) {
    o.text("gate", gate.gate().id())
        .text("class", gate.kind().id())
        .flag("passed", gate.passed())
        .text("code", gate.code())
        .number("value", gate.value())
        .number("threshold", gate.threshold())
        .text("op", gate.op())
        .text("text", gate.text());
  }

  private static void source(JsonObject o, Source source) {
    o.text("venue", source.venue().id())
        .text("kind", source.kind().id())
        .flag("cached", source.cached())
        .number("age_seconds", source.ageSeconds());
  }
}
