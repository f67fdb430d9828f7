package io.cryptorun.venues;

import io.cryptorun.domain.market.Budgets.RateLimit;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.testkit.Recorded;
import io.cryptorun.testkit.SettableClock;
import io.cryptorun.testkit.SettableNanoClock;
import io.cryptorun.venues.http.AllowedHosts;
import io.cryptorun.venues.http.BackoffSettings;
import io.cryptorun.venues.http.BreakerSettings;
import io.cryptorun.venues.http.Limits;
import io.cryptorun.venues.http.Timing;
import io.cryptorun.venues.http.VenueSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A scripted exchange with everything a client needs to reach it. Waiting moves the clocks instead
/// of the test; only repeated calls really wait, for a millisecond.
public final class Rig implements AutoCloseable {
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  public final ScriptedVenue venue = new ScriptedVenue();
  public final RecordingBudgets budgets = new RecordingBudgets();
  public final SettableClock clock;
  public final SettableNanoClock nanos = new SettableNanoClock();
  public final List<Duration> slept = new CopyOnWriteArrayList<>();

  public Rig(String now) {
    clock = SettableClock.at(now);
  }

  public VenueSettings settings(Venue venue) {
    return settings(Provider.spot(venue));
  }

  public VenueSettings settings(Provider provider) {
    return settings(provider, new BackoffSettings(MILLISECOND, MILLISECOND, 1, 2));
  }

  public VenueSettings settings(Venue venue, BackoffSettings backoff) {
    return settings(Provider.spot(venue), backoff);
  }

  private VenueSettings settings(Provider provider, BackoffSettings backoff) {
    return new VenueSettings(
        provider,
        this.venue.uri(),
        Duration.ofSeconds(60),
        limits(),
        new BreakerSettings(3, 0.5, Duration.ofSeconds(30), 2),
        backoff,
        null);
  }

  public AllowedHosts hosts() {
    return AllowedHosts.only(venue.uri());
  }

  public Timing timing() {
    return new Timing(clock, nanos, this::sleep, new Random(7));
  }

  public VenueClock venueClock() {
    return new VenueClock(clock, Duration.ZERO);
  }

  public static Instrument pair(Venue venue, String id, String base, Quote quote) {
    return new Instrument(venue, id, base, quote);
  }

  /// A recorded answer; skips the test where recordings are absent.
  public static byte[] recorded(String file) {
    try {
      return Files.readAllBytes(Recorded.path("fixtures/venues/" + file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static <T> T value(Reply<T> reply) {
    return switch (reply) {
      case Reply.Received<T>(var value, _, _, _) -> value;
      case Reply.Missing<T>(var fault) -> throw new AssertionError("missing: " + fault);
    };
  }

  /// The reply about one of the things asked.
  public static <K, V> V about(K asked, Map<K, V> replies) {
    return Objects.requireNonNull(replies.get(asked), () -> "no reply about " + asked);
  }

  /// A sound bar of one hour.
  public static Candle bar(String open, double close) {
    return new Candle(Instant.parse(open), close, close + 1, close - 1, close, 10, 1000, false);
  }

  @Override
  public void close() {
    venue.close();
  }

  private void sleep(Duration duration) {
    if (duration.isPositive()) {
      slept.add(duration);
      clock.tick(duration);
      nanos.tick(duration);
    }
  }

  private static Map<String, RateLimit> limits() {
    return Stream.of(
            "public",
            "ohlc",
            "ohlc_pair",
            "instruments",
            "tickers",
            "candles",
            "books",
            "trades",
            "time",
            "funding",
            "funding_history_pair",
            "open_interest",
            "data",
            "weight")
        .map(name -> Limits.bucket(name, 5, 5))
        .collect(Collectors.toMap(RateLimit::name, Function.identity()));
  }
}
