package io.cryptorun.cli.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is different between two runs of a job, coin by coin and in what they found beside coins.
///
/// @param coins those that differ, in the order of the second run, then those it has no more
/// @param figures those that differ, by name
/// @param unchanged coins of both that are the same in everything told here
record RunDiff(List<CoinDiff> coins, Map<String, Change> figures, int unchanged) {

  /// A value before and after; null where there is none.
  record Change(@Nullable Object before, @Nullable Object after) {}

  RunDiff {
    coins = List.copyOf(coins);
  }

  static RunDiff of(
      List<CoinStory> before,
      List<CoinStory> after,
      Map<String, @Nullable Object> figuresBefore,
      Map<String, @Nullable Object> figuresAfter) {
    var earlier = bySymbol(before);
    var later = bySymbol(after);
    var symbols =
        Stream.concat(later.keySet().stream(), earlier.keySet().stream()).distinct().toList();
    var all = symbols.stream().map(s -> new CoinDiff(s, earlier.get(s), later.get(s))).toList();
    var different = all.stream().filter(CoinDiff::isDifferent).toList();
    return new RunDiff(
        different, changes(figuresBefore, figuresAfter), all.size() - different.size());
  }

  boolean isEmpty() {
    return coins.isEmpty() && figures.isEmpty();
  }

  private static Map<String, CoinStory> bySymbol(List<CoinStory> coins) {
    var bySymbol = new LinkedHashMap<String, CoinStory>();
    coins.forEach(coin -> bySymbol.put(coin.coin().symbol(), coin));
    return bySymbol;
  }

  private static Map<String, Change> changes(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    var changes = new LinkedHashMap<String, Change>();
    Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .forEach(name -> changes.put(name, new Change(before.get(name), after.get(name))));
    return changes;
  }
}
