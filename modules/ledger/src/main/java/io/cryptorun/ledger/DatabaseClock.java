package io.cryptorun.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The database's clock, as this process can tell it without asking: the server's time is read
/// once, placed in the middle of the round trip, and carried forward by monotonic time. Everything
/// two nodes must agree on is measured by it.
public final class DatabaseClock implements InstantSource {

  private static final int PROBES = 3;

  private static final String NOW =
      """
      select clock_timestamp()
      """;

  private final Database database;
  private final LongSupplier nanos;
  private volatile Reading reading;

  /// Reads the server's clock.
  ///
  /// @param nanos monotonic time, usually `System::nanoTime`
  public DatabaseClock(Database database, LongSupplier nanos) {
    this.database = database;
    this.nanos = nanos;
    this.reading = best();
  }

  /// Reads the server's clock again; a daemon does so each minute.
  public void measureAgain() {
    reading = best();
  }

  @Override
  public Instant instant() {
    var now = reading;
    return now.server().plusNanos(nanos.getAsLong() - now.atNanos());
  }

  /// How far the last reading may be off: half its round trip.
  public Duration uncertainty() {
    return Duration.ofNanos(reading.roundTripNanos() / 2);
  }

  /// How far another clock is ahead of the database's (negative: behind).
  public Duration ahead(InstantSource other) {
    return Duration.between(instant(), other.instant());
  }

  private Reading best() {
    var best = probe();
    for (int i = 1; i < PROBES; i++) {
      var next = probe();
      best = next.roundTripNanos() < best.roundTripNanos() ? next : best;
    }
    return best;
  }

  private Reading probe() {
    return database.read(handle -> {
      long before = nanos.getAsLong();
      var server = handle.createQuery(NOW).mapTo(Instant.class).one();
      long after = nanos.getAsLong();
      return new Reading(server, before + (after - before) / 2, after - before);
    });
  }

  /// @param server the server's time
  /// @param atNanos monotonic time in the middle of the round trip
  private record Reading(Instant server, long atNanos, long roundTripNanos) {}
}
