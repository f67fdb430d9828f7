package io.cryptorun.venues.http;

import io.cryptorun.domain.health.CallRecord;
import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How one try of a call ended.
///
/// @param after how long the venue asked to be left alone, null when it did not say
/// @param record what the venue's health remembers of it; null when nothing went out
record Attempt<T>(
    Reply<T> reply, Blame blame, @Nullable Duration after, @Nullable CallRecord record) {

  static <T> Attempt<T> notAsked(Fault fault) {
    return new Attempt<>(fault.missing(), Blame.NOT_ASKED, null, null);
  }

  boolean isAnswered() {
    return reply instanceof Reply.Received<T>;
  }

  boolean isRateLimited() {
    return reply instanceof Reply.Missing<T>(var fault)
        && fault.code() == Fault.Code.RATE_LIMITED
        && blame != Blame.NOT_ASKED;
  }

  boolean asksForMoreThan(Duration longest) {
    return after != null && after.compareTo(longest) > 0;
  }

  Duration afterAtLeast(Duration shortest) {
    return asksForMoreThan(shortest) && after != null ? after : shortest;
  }

  /// The same, told of a probe.
  Probe asProbe() {
    return switch (reply) {
      case Reply.Received<T>(_, _, var latency, _) -> new Probe.Answered(latency);
      case Reply.Missing<T>(var fault) ->
          record == null ? new Probe.NotMade(fault) : new Probe.Failed(fault, record.latency());
    };
  }
}
