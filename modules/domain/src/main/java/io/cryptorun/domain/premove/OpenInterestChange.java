package io.cryptorun.domain.premove;

import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How much the open interest of a coin grew in a day, on the first venue that can tell.
///
/// @param change a fraction: 0.15 is 15 % more than a day before
public record OpenInterestChange(Venue venue, double change) {

  /// The venue with the most and the longest record first.
  private static final List<Venue> ORDER = List.of(Venue.BINANCE, Venue.OKX, Venue.KRAKEN);

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration SLACK = Duration.ofHours(2);

  private static final double SOME = 0.15;
  private static final double SOME_SCORE = 70;
  private static final double MUCH = 0.50;

  /// One venue's open interest.
  ///
  /// @param now the newest
  /// @param past earlier figures, in any order
  public record Known(OpenInterest now, List<OpenInterest> past) {

    public Known {
      past = List.copyOf(past);
    }
  }

  /// The change on the first of Binance, OKX and Kraken that has a figure of now and one of a day
  /// ago: the newest that is at least 24 and at most 26 hours old. A negative figure is none.
  public static Optional<OpenInterestChange> of(Map<Venue, Known> venues, Instant now) {
    return ORDER.stream()
        .flatMap(venue ->
            Optional.ofNullable(venues.get(venue))
                .flatMap(known -> change(venue, known, now))
                .stream())
        .findFirst();
  }

  private static Optional<OpenInterestChange> change(Venue venue, Known known, Instant now) {
    if (!(known.now().base() >= 0)) {
      return Optional.empty();
    }
    var dayAgo = now.minus(DAY);
    var oldest = dayAgo.minus(SLACK);
    return known.past().stream()
        .filter(figure -> !figure.at().isAfter(dayAgo) && !figure.at().isBefore(oldest))
        .filter(figure -> figure.base() > 0)
        .max(Comparator.comparing(OpenInterest::at))
        .map(before -> new OpenInterestChange(venue, known.now().base() / before.base() - 1))
        .filter(change -> Double.isFinite(change.change()));
  }

  /// 0 where nothing grew, 70 at 15 %, 100 at half as much again, straight lines between.
  double score() {
    if (change <= SOME) {
      return Math.max(0, change / SOME * SOME_SCORE);
    }
    return Math.min(100, SOME_SCORE + (change - SOME) / (MUCH - SOME) * (100 - SOME_SCORE));
  }
}
