package io.cryptorun.domain.health;

import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of an exchange, said step by step; an exchange of which nothing is said answered
/// its probe in 100 ms and was not called otherwise.
final class Seen {

  static final Instant NOW = Instant.parse("2026-03-04T15:05:01Z");

  private final Venue venue;
  private final List<CallRecord> calls = new ArrayList<>();
  private Probe probe = new Probe.Answered(Duration.ofMillis(100));
  private Circuit.State circuit = Circuit.State.CLOSED;
  private Spending spending = Spending.none();
  private Quota quota = new Quota(1000, 40_000, 1_000_000);
  private @Nullable Integer told;

  Seen(Venue venue) {
    this.venue = venue;
  }

  /// So many calls that ended so long ago.
  Seen calls(int count, Duration ago, long millis, boolean failed) {
    for (int i = 0; i < count; i++) {
      calls.add(new CallRecord(NOW.minus(ago), Duration.ofMillis(millis), failed, true, null));
    }
    return this;
  }

  /// Calls that count against the limits of their pairs only.
  Seen callsOfPairs(int count, Duration ago) {
    for (int i = 0; i < count; i++) {
      calls.add(new CallRecord(NOW.minus(ago), Duration.ofMillis(100), false, false, null));
    }
    return this;
  }

  Seen call(Duration ago, Duration latency) {
    calls.add(new CallRecord(NOW.minus(ago), latency, false, true, null));
    return this;
  }

  Seen weight(int used, Duration ago) {
    calls.add(new CallRecord(NOW.minus(ago), Duration.ofMillis(100), false, true, used));
    return this;
  }

  Seen failing(Fault.Code code, Duration elapsed) {
    probe = new Probe.Failed(fault(code), elapsed);
    return this;
  }

  Seen notProbed() {
    probe = new Probe.NotMade(fault(Fault.Code.CIRCUIT_OPEN));
    return this;
  }

  Seen circuit(Circuit.State state) {
    circuit = state;
    return this;
  }

  Seen spent(long today, long thisMonth) {
    spending = new Spending(today, thisMonth);
    return this;
  }

  Seen perMinute(int limit) {
    quota = new Quota(limit, quota.daily(), quota.monthly());
    return this;
  }

  Seen told(int limit) {
    told = limit;
    return this;
  }

  ProviderReport judged() {
    return judge(this).providers().getFirst();
  }

  static HealthReport judge(Seen... all) {
    return HealthCheck.of(
        List.of(all).stream().map(Seen::observed).toList(), NOW, Duration.ofMinutes(5));
  }

  private Observed observed() {
    return new Observed(venue, probe, new ProviderRecord(calls, circuit, spending, told), quota);
  }

  private Fault fault(Fault.Code code) {
    return new Fault(venue, code, venue + " /time", null, "for a test");
  }
}
