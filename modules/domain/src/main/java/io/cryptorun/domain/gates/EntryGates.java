package io.cryptorun.domain.gates;

import io.cryptorun.domain.factors.Flag;
import io.cryptorun.domain.regime.GuardLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks a row all twelve gates, in order, whatever the earlier ones said: a reader sees everything
/// that stands against a row, not only the first thing.
public final class EntryGates {

  private static final double FATIGUE_RETURN_PERCENT = 12;
  private static final int FRESH_BARS = 2;
  private static final double LIQUID_USD = 500_000;
  private static final double TREND_ADX = 25;
  private static final double TREND_HURST = 0.55;
  private static final double FUNDING_SIGMAS = 2;

  private final GateInput row;
  private final GateRules rules;
  private final GuardLimits limits;

  private EntryGates(GateInput row, GateRules rules, GuardLimits limits) {
    this.row = row;
    this.rules = rules;
    this.limits = limits;
  }

  /// Asks the gates and decides.
  ///
  /// @param limits of the regime in force
  public static Judgement judge(GateInput row, GateRules rules, GuardLimits limits) {
    var suspect = row.figures().flags().contains(Flag.SUSPECT_BAR);
    return Verdicts.decide(new EntryGates(row, rules, limits).all(), suspect, rules.style());
  }

  private List<GateResult> all() {
    return List.of(
        venueNative(),
        score(),
        vadr(),
        spread(),
        depth(),
        freshness(),
        fatigue(),
        lateFill(),
        movement(),
        liquidity(),
        trendQuality(),
        fundingDivergence());
  }

  private GateResult venueNative() {
    var book = row.book();
    var venue = book.venue() == null ? "none" : book.venue().id();
    return new GateResult(
        Gate.VENUE_NATIVE,
        rules.classOf(Gate.VENUE_NATIVE),
        book.isOk(),
        book.code(),
        null,
        null,
        Gate.VENUE_NATIVE.id() + " " + venue + " " + book.code());
  }

  private GateResult score() {
    boolean passed = atLeast(row.score(), rules.scoreMin());
    var code = passed ? "SCORE_OK" : "SCORE_BELOW_MIN";
    return answer(Gate.SCORE, passed, code, row.score(), rules.scoreMin());
  }

  private GateResult vadr() {
    var vadr = row.figures().vadr();
    var minimum = rules.vadrMinimum(vadr, row.tier());
    boolean passed = vadr.reaches(minimum) && Double.isFinite(vadr.value());
    var code = passed ? "VADR_OK" : vadr.frozen() ? "VADR_FROZEN" : "VADR_BELOW_MIN";
    var plain = answer(Gate.VADR, passed, code, vadr.value(), minimum.effective());
    return plain.withText(plain.text() + " (" + minimum.binding().id() + ")");
  }

  private GateResult spread() {
    int cap = rules.spreadMaxBps(row.tier());
    var book = row.book().figures();
    if (book == null) {
      return answer(Gate.SPREAD, false, "SPREAD_UNKNOWN", Double.NaN, cap);
    }
    boolean passed = book.spreadWithin(cap);
    return answer(
        Gate.SPREAD, passed, passed ? "SPREAD_OK" : "SPREAD_TOO_WIDE", book.spreadBps(), cap);
  }

  private GateResult depth() {
    int minimum = rules.depthMinUsd(row.tier());
    var book = row.book().figures();
    if (book == null) {
      return answer(Gate.DEPTH, false, "DEPTH_UNKNOWN", Double.NaN, minimum);
    }
    boolean passed = atLeast(book.depth().usd(), minimum);
    return answer(
        Gate.DEPTH, passed, passed ? "DEPTH_OK" : "DEPTH_TOO_THIN", book.depth().usd(), minimum);
  }

  private GateResult freshness() {
    var freshness = row.freshness();
    var fault = freshnessFault();
    return answer(
        Gate.FRESHNESS,
        fault == null,
        fault == null ? "FRESH" : fault,
        (double) freshness.barsFromTrigger(),
        FRESH_BARS);
  }

  private @Nullable String freshnessFault() {
    var freshness = row.freshness();
    if (!freshness.isMeasured()) {
      return "FRESHNESS_NO_DATA";
    }
    if (freshness.candlesStale() || freshness.barsFromTrigger() > FRESH_BARS) {
      return "STALE_BARS";
    }
    return freshness.moveUsd() > limits.atrFactor() * freshness.atrUsd()
        ? "PRICE_MOVED_FROM_TRIGGER"
        : null;
  }

  private GateResult fatigue() {
    var momentum = row.figures().momentum();
    double day = momentum.returns().h24();
    double rsi = row.figures().technical().rsi4h();
    if (!Double.isFinite(day) || !Double.isFinite(rsi)) {
      return answer(Gate.FATIGUE, true, "FATIGUE_NO_DATA", day, FATIGUE_RETURN_PERCENT);
    }
    boolean tired =
        day > FATIGUE_RETURN_PERCENT && rsi > limits.rsiMax() && !(momentum.acceleration() > 0);
    return answer(
        Gate.FATIGUE, !tired, tired ? "FATIGUE" : "NOT_FATIGUED", day, FATIGUE_RETURN_PERCENT);
  }

  private GateResult lateFill() {
    var book = row.book();
    boolean passed = atMost(book.ageSeconds(), book.ageLimitSeconds());
    return answer(
        Gate.LATE_FILL,
        passed,
        passed ? "ON_TIME" : "LATE_FILL",
        book.ageSeconds(),
        book.ageLimitSeconds());
  }

  private GateResult movement() {
    double move = Math.abs(row.figures().momentum().returns().h4());
    boolean passed = atLeast(move, limits.movementMinPercent());
    return answer(
        Gate.MOVEMENT,
        passed,
        passed ? "MOVE_OK" : "MOVE_TOO_SMALL",
        move,
        limits.movementMinPercent());
  }

  private GateResult liquidity() {
    double turnover = row.figures().volume().usd24h();
    boolean passed = atLeast(turnover, LIQUID_USD);
    return answer(Gate.LIQUIDITY, passed, passed ? "LIQUID" : "ILLIQUID", turnover, LIQUID_USD);
  }

  private GateResult trendQuality() {
    double adx = row.figures().technical().trend().adx();
    double hurst = row.figures().technical().hurst();
    boolean passed = atLeast(adx, TREND_ADX) || atLeast(hurst, TREND_HURST);
    var text =
        "trend_quality adx %s >= %s or hurst %s >= %s"
            .formatted(
                Gate.rounded(adx, 1),
                Gate.rounded(TREND_ADX, 1),
                Gate.rounded(hurst, 2),
                Gate.rounded(TREND_HURST, 2));
    return answer(Gate.TREND_QUALITY, passed, passed ? "TREND_OK" : "TREND_WEAK", adx, TREND_ADX)
        .withText(text);
  }

  private GateResult fundingDivergence() {
    double sigmas = row.fundingScore();
    boolean passed = atLeast(sigmas, FUNDING_SIGMAS);
    var missed = Double.isFinite(sigmas) ? "FUNDING_FLAT" : "FUNDING_NO_DATA";
    return answer(
        Gate.FUNDING_DIVERGENCE,
        passed,
        passed ? "FUNDING_DIVERGED" : missed,
        sigmas,
        FUNDING_SIGMAS);
  }

  private GateResult answer(
      Gate gate, boolean passed, String code, double value, double threshold) {
    return new GateResult(
        gate,
        rules.classOf(gate),
        passed,
        code,
        Double.isFinite(value) ? value : null,
        threshold,
        gate.id() + " " + gate.format(value) + " " + gate.op() + " " + gate.format(threshold));
  }

  /// A missing value reaches nothing; nor does an infinite one, which no market can have.
  private static boolean atLeast(double value, double threshold) {
    return Double.isFinite(value) && value >= threshold;
  }

  private static boolean atMost(double value, double threshold) {
    return Double.isFinite(value) && value <= threshold;
  }
}
