package io.cryptorun.domain.health;

import io.cryptorun.domain.market.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What an exchange's figures say about it, each exchange by itself.
record Verdict(
    Observed observed, ProviderFigures figures, List<Reason> reasons, List<Warning> warnings) {

  /// With fewer calls a rate or a percentile says nothing.
  private static final int ENOUGH = 10;

  private static final Duration SLOW = Duration.ofSeconds(2);
  private static final double CRITICAL_USAGE = 90.0;
  private static final double HIGH_USAGE = 80.0;
  private static final double HIGH_ERROR_RATE = 0.10;
  private static final double ELEVATED_ERROR_RATE = 0.03;

  static Verdict of(Observed observed, Instant now) {
    var figures = ProviderFigures.of(observed, now);
    var reasons = reasons(observed, figures, now);
    return new Verdict(observed, figures, reasons, warnings(figures, reasons));
  }

  Standing standing() {
    return new Standing(observed.venue(), reasons.isEmpty(), observed.record().circuit());
  }

  private static List<Reason> reasons(Observed observed, ProviderFigures figures, Instant now) {
    var circuit = observed.record().circuit();
    var reasons = new ArrayList<Reason>();
    addIf(circuit == Circuit.State.OPEN, Reason.CIRCUIT_OPEN, reasons);
    addIf(circuit == Circuit.State.HALF_OPEN, Reason.CIRCUIT_HALF_OPEN, reasons);
    addIf(figures.rate().usage() > CRITICAL_USAGE, Reason.RATE_LIMIT_CRITICAL, reasons);
    addIf(isErrorRateAbove(HIGH_ERROR_RATE, figures), Reason.ERROR_RATE_HIGH, reasons);
    addIf(isSlow(figures) || isTimedOut(observed.probe()), Reason.LATENCY_HIGH, reasons);
    addIf(isWithoutSuccess(observed, now), Reason.NO_RECENT_SUCCESS, reasons);
    addIf(figures.budget().isExhausted(), Reason.BUDGET_EXHAUSTED, reasons);
    return List.copyOf(reasons);
  }

  private static List<Warning> warnings(ProviderFigures figures, List<Reason> reasons) {
    var warnings = new ArrayList<Warning>();
    addIf(
        isErrorRateAbove(ELEVATED_ERROR_RATE, figures) && !reasons.contains(Reason.ERROR_RATE_HIGH),
        Warning.ERROR_RATE_ELEVATED,
        warnings);
    addIf(
        figures.rate().usage() > HIGH_USAGE && !reasons.contains(Reason.RATE_LIMIT_CRITICAL),
        Warning.USAGE_HIGH,
        warnings);
    addIf(
        figures.budget().isAlert() && !reasons.contains(Reason.BUDGET_EXHAUSTED),
        Warning.BUDGET_ALERT,
        warnings);
    return List.copyOf(warnings);
  }

  private static boolean isErrorRateAbove(double limit, ProviderFigures figures) {
    return figures.samples() >= ENOUGH && figures.errorRate() > limit;
  }

  private static boolean isSlow(ProviderFigures figures) {
    var p99 = figures.p99();
    return figures.samples() >= ENOUGH && p99 != null && p99.compareTo(SLOW) > 0;
  }

  private static boolean isTimedOut(Probe probe) {
    return probe instanceof Probe.Failed(var fault, Duration _)
        && fault.code() == Fault.Code.TIMEOUT;
  }

  private static boolean isWithoutSuccess(Observed observed, Instant now) {
    var recent = Traffic.since(now.minus(ProviderFigures.RECENT), observed.record().calls());
    return Traffic.of(recent).isAllFailed();
  }

  private static <T> void addIf(boolean holds, T what, List<T> list) {
    if (holds) {
      list.add(what);
    }
  }
}
