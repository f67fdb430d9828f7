package io.cryptorun.venues;

import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// The venues' clocks. One is measured when first needed and believed for a quarter of an hour; a
/// venue that would not tell its time is asked again after a minute.
final class VenueClocks {
  private static final long BELIEVED = Duration.ofMinutes(15).toNanos();
  private static final long GIVEN_UP = Duration.ofMinutes(1).toNanos();

  private record Measured(Reply<VenueClock> clock, long nanos) {}

  private final InstantSource ours;
  private final LongSupplier nanoTime;
  private final Map<Venue, Measured> measured = new ConcurrentHashMap<>();

  VenueClocks(InstantSource ours, LongSupplier nanoTime) {
    this.ours = ours;
    this.nanoTime = nanoTime;
  }

  Reply<VenueClock> of(VenueClient client) throws InterruptedException {
    var known = measured.get(client.venue());
    if (known != null && nanoTime.getAsLong() - known.nanos < lifetime(known.clock)) {
      return known.clock;
    }
    Reply<VenueClock> clock =
        client
            .time()
            .map(time -> new VenueClock(ours, Duration.between(time.receivedAt(), time.value())));
    measured.put(client.venue(), new Measured(clock, nanoTime.getAsLong()));
    return clock;
  }

  private static long lifetime(Reply<VenueClock> clock) {
    return clock instanceof Reply.Received ? BELIEVED : GIVEN_UP;
  }
}
