package io.cryptorun.venues;

import static java.util.Objects.requireNonNull;

import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Questions about things of several venues: all venues at once, each with its own questions in the
/// order given.
final class PerVenue {
  private PerVenue() {}

  /// All questions to one venue; answers each of them.
  interface Ask<K, V> {
    Map<K, Reply<V>> of(Venue venue, List<K> items) throws InterruptedException;
  }

  /// One reply for every item, in the order of the items.
  static <K, V> Map<K, Reply<V>> ask(List<K> items, Function<K, Venue> venueOf, Ask<K, V> ask)
      throws InterruptedException {
    var byVenue =
        items.stream()
            .distinct()
            .collect(Collectors.groupingBy(venueOf, LinkedHashMap::new, Collectors.toList()));
    var answered = new HashMap<K, Reply<V>>();
    FanOut.together(
            List.copyOf(byVenue.entrySet()), venue -> ask.of(venue.getKey(), venue.getValue()))
        .values()
        .forEach(answered::putAll);
    var replies = new LinkedHashMap<K, Reply<V>>();
    items.forEach(item -> replies.put(item, requireNonNull(answered.get(item))));
    return replies;
  }
}
