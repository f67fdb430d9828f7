package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Venue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The rules a snapshot was built by.
///
/// @param minAdvUsd least daily volume, whole dollars
/// @param venues all venues whose volume counts, by name
public record Criteria(long minAdvUsd, List<Venue> venues) {

  public Criteria {
    venues = venues.stream().distinct().sorted(Comparator.comparing(Venue::id)).toList();
  }

  /// The venues' names in one text, as the snapshot's hash covers them.
  public String venueList() {
    return venues.stream().map(Venue::id).collect(Collectors.joining(","));
  }
}
