package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Venue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What one run takes from the universe, and why every other coin is not part of it.
///
/// @param selected coins to fetch and evaluate, in rank order
/// @param skipped coins of the group that cannot be evaluated, by name
/// @param leftOut every other coin the snapshot knows, by name
public record Selection(List<Selected> selected, List<Skipped> skipped, List<LeftOut> leftOut) {

  public Selection {
    selected = List.copyOf(selected);
    skipped = List.copyOf(skipped);
    leftOut = List.copyOf(leftOut);
  }

  /// Takes a group of ranks, drops coins that no configured venue lists, keeps the first
  /// `maxSample`. What was dropped is not replaced from outside the group.
  public static Selection of(
      UniverseSnapshot universe, Group group, JobVenues venues, Fx fx, int maxSample) {
    var selected = new ArrayList<Selected>();
    var skipped = new ArrayList<Skipped>();
    var leftOut = new ArrayList<LeftOut>();
    int taken = 0;
    for (var coin : universe.ranks()) {
      if (!group.contains(coin)) {
        leftOut.add(leftOut(coin, "OUTSIDE_GROUP"));
      } else if (coin.instruments().stream().noneMatch(on(venues.configured()))) {
        skipped.add(notListed(coin, venues.configured()));
      } else if (taken++ >= maxSample) {
        leftOut.add(leftOut(coin, "BEYOND_MAX_SAMPLE"));
      } else if (isDepegged(coin, venues.effective(), fx)) {
        skipped.add(depegged(coin, fx));
      } else {
        selected.add(select(coin, venues, fx));
      }
    }
    universe.excluded().stream()
        .filter(excluded -> !excluded.isNote())
        .map(excluded -> new LeftOut(excluded.symbol(), null, excluded.code().name()))
        .forEach(leftOut::add);
    skipped.sort(Comparator.comparing(Skipped::symbol));
    leftOut.sort(Comparator.comparing(LeftOut::symbol).thenComparing(LeftOut::code));
    return new Selection(selected, skipped, leftOut);
  }

  private static Selected select(Ranked coin, JobVenues venues, Fx fx) {
    return new Selected(
        coin.symbol(),
        coin.rank(),
        coin.advUsd(),
        coin.instruments().stream()
            .filter(on(venues.effective()))
            .filter(pair -> !fx.drops(pair.quote()))
            .sorted(InstrumentOrder.by(venues.effective()))
            .toList(),
        venues.configured().stream().filter(venue -> coin.isOn(venue)).toList());
  }

  private static boolean isDepegged(Ranked coin, List<Venue> effective, Fx fx) {
    var pairs = coin.instruments().stream().filter(on(effective)).toList();
    return !pairs.isEmpty() && pairs.stream().allMatch(pair -> fx.drops(pair.quote()));
  }

  private static Predicate<Instrument> on(List<Venue> venues) {
    return pair -> venues.contains(pair.venue());
  }

  private static LeftOut leftOut(Ranked coin, String code) {
    return new LeftOut(coin.symbol().toString(), coin.rank(), code);
  }

  private static Skipped notListed(Ranked coin, List<Venue> configured) {
    return new Skipped(
        coin.symbol(),
        "NOT_ON_JOB_VENUES",
        "none of %s lists it"
            .formatted(configured.stream().map(Venue::id).collect(Collectors.joining(", "))));
  }

  private static Skipped depegged(Ranked coin, Fx fx) {
    return new Skipped(
        coin.symbol(),
        "QUOTE_DEPEG",
        "traded only against %s, which is off its peg"
            .formatted(fx.dropped().stream().map(Enum::name).collect(Collectors.joining(", "))));
  }
}
