package io.cryptorun.venues;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.Observation;
import io.cryptorun.domain.market.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A history that grows at full hours only and never changes behind. An answer is kept and stands
/// in for the call as long as no full hour has come since.
final class HourlySeries<T> {
  /// What falls due at a full hour may be told a little later. An answer that arrived within this
  /// time may lack it, and is not reused afterwards.
  private static final Duration SETTLING = Duration.ofMinutes(1);

  private final Observation.Kind kind;
  private final Function<T, StoredSeries.Point> pack;
  private final Function<StoredSeries.Point, T> unpack;
  private final MarketCache cache;
  private final InstantSource clock;

  HourlySeries(
      Observation.Kind kind,
      Function<T, StoredSeries.Point> pack,
      Function<StoredSeries.Point, T> unpack,
      MarketCache cache,
      InstantSource clock) {
    this.kind = kind;
    this.pack = pack;
    this.unpack = unpack;
    this.cache = cache;
    this.clock = clock;
  }

  /// Asks the venue.
  interface Ask<T> {
    Reply<List<T>> of(Contract contract, Instant since, Instant until) throws InterruptedException;
  }

  /// The figures of `(since, until]`, from the kept answer where it is still the newest.
  Reply<List<T>> of(Contract contract, Instant since, Instant until, Ask<T> ask)
      throws InterruptedException {
    var key = new Observation.Key(contract.venue(), kind, contract.id());
    var kept = kept(key, since, until);
    if (kept.isPresent()) {
      return kept.get();
    }
    var reply = ask.of(contract, since, until);
    if (reply instanceof Reply.Received<List<T>>(var rows, var receivedAt, _, var cached)
        && !cached) {
      var series = new StoredSeries(since, until, rows.stream().map(pack).toList());
      cache.keep(new Observation(key, series.pack(), receivedAt));
    }
    return reply;
  }

  private Optional<Reply<List<T>>> kept(Observation.Key key, Instant since, Instant until) {
    return cache
        .newest(key)
        .flatMap(answer ->
            StoredSeries.unpack(answer.content())
                .filter(series -> covers(series, answer.receivedAt(), since, until))
                .map(series -> reply(series, answer.receivedAt(), since, until)));
  }

  private boolean covers(StoredSeries series, Instant receivedAt, Instant since, Instant until) {
    var hour = until.truncatedTo(ChronoUnit.HOURS);
    var settled = hour.plus(SETTLING);
    return !series.since().isAfter(since)
        && !series.until().isBefore(hour)
        && (!receivedAt.isBefore(settled) || clock.instant().isBefore(settled));
  }

  private Reply<List<T>> reply(
      StoredSeries series, Instant receivedAt, Instant since, Instant until) {
    var inWindow =
        TimedValues.series(series.points(), StoredSeries.Point::at, since, until).stream()
            .map(unpack)
            .toList();
    return new Reply.Received<>(inWindow, receivedAt, Duration.ZERO, true);
  }
}
