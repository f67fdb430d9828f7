package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What earlier days left for today's ranking. A replay has none.
///
/// @param previous the newest earlier snapshot, null when there is none
/// @param earlier samples of earlier days, in any order, at most one entry a day
public record History(@Nullable UniverseSnapshot previous, List<DailySamples> earlier) {

  public History {
    earlier = earlier.stream().sorted(Comparator.comparing(DailySamples::day).reversed()).toList();
  }

  public static History none() {
    return new History(null, List.of());
  }

  /// Samples by coin of the newest earlier days, as many as fit beside today's in the average;
  /// newest first.
  Map<Symbol, List<Long>> samples() {
    var bySymbol = new HashMap<Symbol, List<Long>>();
    for (var day : earlier.subList(0, Math.min(earlier.size(), Adv.DAYS - 1))) {
      for (var sample : day.samples()) {
        bySymbol
            .computeIfAbsent(sample.symbol(), _ -> new ArrayList<>(Adv.DAYS))
            .add(sample.adv24());
      }
    }
    return bySymbol;
  }

  /// Rank of each coin in the previous snapshot.
  Map<Symbol, Integer> ranks() {
    return Optional.ofNullable(previous).map(UniverseSnapshot::ranks).orElse(List.of()).stream()
        .collect(Collectors.toMap(Ranked::symbol, Ranked::rank));
  }
}
