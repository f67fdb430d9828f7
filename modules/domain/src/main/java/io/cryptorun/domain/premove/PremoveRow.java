package io.cryptorun.domain.premove;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A coin of a scan with what the premove gates say of it and what acting on it may cost.
///
/// @param latency of the book that was judged; null without one
public record PremoveRow(
    PremoveEvaluation evaluation,
    PremoveSignal signal,
    ExecutionRisk executionRisk,
    VenueState venueState,
    @Nullable Duration latency) {

  /// Completes an evaluation.
  ///
  /// @param checked state of the row's venue by its newest health check
  public static PremoveRow of(PremoveEvaluation evaluation, VenueState checked) {
    var subject = evaluation.subject();
    var book = subject.spot().book();
    var latency = book == null ? null : book.book().latency();
    var health = latency == null ? checked : checked.seenThrough(latency);
    return new PremoveRow(
        evaluation,
        PremoveSignal.of(evaluation),
        ExecutionRisk.of(book, subject.tier(), health),
        health,
        latency);
  }

  /// Whether price holds although shorts pay; null where funding was not measured or no price is
  /// known.
  public @Nullable Boolean vwapConfirms() {
    var spot = evaluation.subject().spot();
    var book = spot.book();
    if (book == null || !Double.isFinite(spot.vwap24h())) {
      return null;
    }
    return evaluation.subject().funding() instanceof FundingDivergence.Measured funding
        ? funding.isConfirmedBy(book.mid(), spot.vwap24h())
        : null;
  }
}
