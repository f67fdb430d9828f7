package io.cryptorun.jobs.scan;

import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.scan.Candidate;
import io.cryptorun.domain.scan.Source;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where the value of a gate came from and how old it was.
///
/// @param source venue and kind of data: `okx:book`; several venues for funding
/// @param ageSeconds when the gates were asked; null when it is not known
public record Evidence(@Nullable String source, @Nullable Double ageSeconds) {

  /// What a row's data of a kind rests on: the row's own venue, or for funding all venues that told
  /// theirs.
  public static Evidence of(Candidate row, Source.Kind kind) {
    if (kind == Source.Kind.FUNDING) {
      return ofFunding(row);
    }
    var venue = venueOf(row);
    var age =
        row.sources().stream()
            .filter(source -> source.venue() == venue && source.kind() == kind)
            .map(Source::ageSeconds)
            .filter(Double::isFinite)
            .findFirst()
            .orElse(null);
    return new Evidence(venue == null ? null : venue.id() + ":" + kind.id(), age);
  }

  private static Evidence ofFunding(Candidate row) {
    var used =
        row.sources().stream().filter(source -> source.kind() == Source.Kind.FUNDING).toList();
    var venues = used.stream().map(source -> source.venue().id()).collect(Collectors.joining(","));
    var oldest = used.stream().map(Source::ageSeconds).max(Double::compare).orElse(null);
    return new Evidence(venues.isEmpty() ? null : venues + ":" + Source.Kind.FUNDING.id(), oldest);
  }

  /// The row's own venue; without a valid book, the one whose candles it was scored on.
  private static @Nullable Venue venueOf(Candidate row) {
    var venue = row.micro().venue();
    return venue != null
        ? venue
        : row.sources().stream()
            .filter(source -> source.kind() == Source.Kind.CANDLES_1H)
            .map(Source::venue)
            .findFirst()
            .orElse(null);
  }
}
