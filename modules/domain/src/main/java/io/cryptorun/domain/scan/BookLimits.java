package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// How old a book of the first look may be, by venue. A slow venue's first books are old by the
/// time its last one arrives through no fault of theirs, so its limit grows with the number asked.
final class BookLimits {

  private final Map<Venue, Duration> limits;

  private BookLimits(Map<Venue, Duration> limits) {
    this.limits = limits;
  }

  static BookLimits of(ScanInput input) {
    var limits = new EnumMap<Venue, Duration>(Venue.class);
    var asked = asked(input);
    for (var venue : input.venues().effective()) {
      limits.put(
          venue,
          switch (input.rules().books()) {
            case BookAge.AsReused(var ttls) -> ttls.getOrDefault(venue, BookAge.FRESH);
            case BookAge.ByVenuePace _ ->
                byPace(
                    asked.getOrDefault(venue, 0),
                    input.firstPass().bookRates().getOrDefault(venue, 0.0));
          });
    }
    return new BookLimits(limits);
  }

  private static Map<Venue, Integer> asked(ScanInput input) {
    var asked = new EnumMap<Venue, Integer>(Venue.class);
    for (var row : input.rows()) {
      for (var answers : row.answers()) {
        if (!(answers.book() instanceof Reply.Received(_, _, _, var cached) && cached)) {
          asked.merge(answers.instrument().venue(), 1, Integer::sum);
        }
      }
    }
    return asked;
  }

  private static Duration byPace(int books, double perSecond) {
    if (!(perSecond > 0)) {
      return BookAge.FRESH;
    }
    var twice = Duration.ofNanos((long) (2e9 * books / perSecond));
    return twice.compareTo(BookAge.FRESH) > 0 ? twice : BookAge.FRESH;
  }

  Duration of(Venue venue) {
    return limits.getOrDefault(venue, BookAge.FRESH);
  }

  Map<Venue, Double> seconds() {
    var seconds = new EnumMap<Venue, Double>(Venue.class);
    limits.forEach((venue, limit) -> seconds.put(venue, BookFigures.seconds(limit)));
    return seconds;
  }
}
