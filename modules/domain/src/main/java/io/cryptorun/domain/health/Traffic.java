package io.cryptorun.domain.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calls of a stretch of time, taken together.
///
/// @param latencies shortest first
record Traffic(int samples, int failures, List<Duration> latencies) {

  /// The calls not older than this.
  static List<CallRecord> since(Instant oldest, List<CallRecord> calls) {
    return calls.stream().filter(call -> !call.at().isBefore(oldest)).toList();
  }

  static Traffic of(List<CallRecord> calls) {
    int failures = (int) calls.stream().filter(CallRecord::failed).count();
    return new Traffic(
        calls.size(), failures, calls.stream().map(CallRecord::latency).sorted().toList());
  }

  /// Share that failed, 0 to 1; 0 without calls.
  double errorRate() {
    return samples == 0 ? 0 : (double) failures / samples;
  }

  /// Calls, and not one good answer among them.
  boolean isAllFailed() {
    return samples > 0 && failures == samples;
  }

  /// The value at index `ceil(0.99 n) - 1`; null without calls.
  @Nullable Duration p99() {
    return samples == 0 ? null : latencies.get((99 * samples + 99) / 100 - 1);
  }

  /// The middle one, or the mean of the middle two; null without calls.
  @Nullable Duration median() {
    if (samples == 0) {
      return null;
    }
    var upper = latencies.get(samples / 2);
    return samples % 2 == 1 ? upper : upper.plus(latencies.get(samples / 2 - 1)).dividedBy(2);
  }
}
