package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Symbol;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Builds a universe in two steps, because the last tests need candles that only the caller can
/// fetch: [#rank] brings all pairs to dollars, ranks the coins and excludes those that need no
/// candles; the [Candidates] it answers name the candles to fetch, batch by batch.
public final class UniverseBuilder {

  private static final Comparator<Coin> RANKING =
      Comparator.comparingDouble(Coin::rankingAdv).reversed().thenComparing(Coin::symbol);

  private final UniverseRequest request;
  private final Map<Symbol, List<Long>> earlierSamples;
  private final Map<Symbol, Integer> previousRanks;

  private UniverseBuilder(UniverseRequest request) {
    this.request = request;
    this.earlierSamples = request.history().samples();
    this.previousRanks = request.history().ranks();
  }

  /// Ranks the coins of all venues; where there is none at all the candidates are empty.
  public static Candidates rank(UniverseRequest request) {
    return new UniverseBuilder(request).rank();
  }

  private Candidates rank() {
    var exclusions = new NameExclusion(request.doNotTrade());
    var ranked = new ArrayList<Coin>();
    var excluded = new ArrayList<Excluded>();
    var coins = coins();
    for (var coin : coins) {
      exclusions
          .judge(coin)
          .ifPresentOrElse(
              code -> excluded.add(new Excluded(coin.symbol().toString(), code)),
              () -> ranked.add(coin));
    }
    request
        .figures()
        .malformed()
        .map(m -> new Excluded(m.id(), Exclusion.MALFORMED_SYMBOL))
        .forEach(excluded::add);
    return Candidates.start(request, ranked, excluded, samples(coins));
  }

  private List<Coin> coins() {
    var figures = request.figures();
    return new PairChoice(figures.byPair(), request.fx())
        .choose(figures.pairs().toList()).entrySet().stream()
            .map(entry -> coin(entry.getKey(), entry.getValue()))
            .sorted(RANKING)
            .toList();
  }

  private DailySamples samples(List<Coin> coins) {
    var today = request.dueAt().atOffset(ZoneOffset.UTC).toLocalDate();
    return new DailySamples(
        today,
        coins.stream()
            .flatMap(coin -> coin.sample().stream())
            .sorted(Comparator.comparing(AdvSample::symbol))
            .toList());
  }

  private Coin coin(Symbol symbol, List<Pair> pairs) {
    var adv24 = Adv.rounded(pairs.stream().map(Pair::usd).reduce(BigDecimal.ZERO, BigDecimal::add));
    boolean traded = adv24.isPresent() && adv24.getAsLong() > 0;
    double mean =
        traded ? mean(adv24.getAsLong(), earlierSamples.getOrDefault(symbol, List.of())) : 0;
    return new Coin(
        symbol,
        traded ? adv24.getAsLong() : null,
        mean,
        mean * Hysteresis.factor(previousRanks.get(symbol)),
        pairs.stream().map(Pair::instrument).toList(),
        pairs.stream().anyMatch(Pair::hasBook));
  }

  private static double mean(long today, List<Long> earlier) {
    double sum = today;
    for (long sample : earlier) {
      sum += sample;
    }
    return sum / (1 + earlier.size());
  }
}
