package io.cryptorun.domain.universe;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a snapshot differs from the one before it.
///
/// @param added coins that came in, by name
/// @param removed coins that left, by name
/// @param prevHash hash of the snapshot before, null when there was none
/// @param hashChanged whether the hashes differ; false when there was none before
public record Changes(
    List<String> added, List<String> removed, @Nullable String prevHash, boolean hashChanged) {

  public Changes {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  static Changes between(@Nullable UniverseSnapshot before, List<Ranked> now, String hash) {
    if (before == null) {
      return new Changes(names(now), List.of(), null, false);
    }
    return new Changes(
        names(minus(now, before.ranks())),
        names(minus(before.ranks(), now)),
        before.hash(),
        !hash.equals(before.hash()));
  }

  private static List<Ranked> minus(List<Ranked> from, List<Ranked> without) {
    var names = without.stream().map(Ranked::symbol).collect(Collectors.toSet());
    return from.stream().filter(ranked -> !names.contains(ranked.symbol())).toList();
  }

  private static List<String> names(List<Ranked> coins) {
    return coins.stream().map(ranked -> ranked.symbol().toString()).sorted().toList();
  }
}
