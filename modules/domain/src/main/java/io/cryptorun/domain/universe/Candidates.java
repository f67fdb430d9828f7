package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A universe under construction: ranked coins, of which some still wait for their test by candles.
/// Fetch [#nextBatch], hand the answers to [#tested], repeat until the batch is empty, then take
/// the [#snapshot]. Instances do not change; each step answers a new one.
public final class Candidates {

  /// As many coins as all jobs together can want.
  static final int WANTED = 140;

  /// The bars the scans will want of the same pair: asked for once, kept, and shared.
  private static final int BARS = 288;

  private final UniverseRequest request;
  private final List<Coin> ranked;
  private final List<Coin> survivors;
  private final List<Excluded> excluded;
  private final DailySamples samples;
  private final int position;

  private Candidates(
      UniverseRequest request,
      List<Coin> ranked,
      List<Coin> survivors,
      List<Excluded> excluded,
      DailySamples samples,
      int position) {
    this.request = request;
    this.ranked = List.copyOf(ranked);
    this.survivors = List.copyOf(survivors);
    this.excluded = List.copyOf(excluded);
    this.samples = samples;
    this.position = position;
  }

  static Candidates start(
      UniverseRequest request, List<Coin> ranked, List<Excluded> excluded, DailySamples samples) {
    return new Candidates(request, ranked, List.of(), excluded, samples, 0);
  }

  /// Whether no coin is left to rank: no snapshot of any use can come of this.
  public boolean isEmpty() {
    return ranked.isEmpty();
  }

  /// The candles to fetch next, in rank order: as many coins as places are still free, so that none
  /// is fetched in vain. Empty when the universe is complete.
  public List<CandleRequest> nextBatch() {
    return batch().map(this::candlesOf).toList();
  }

  /// Judges the coins of [#nextBatch].
  ///
  /// @param replies answers to the batch; a coin without candles survives untested
  public Candidates tested(Map<CandleRequest, Reply<List<Candle>>> replies) {
    var nowSurvive = new ArrayList<>(survivors);
    var nowExcluded = new ArrayList<>(excluded);
    var batch = batch().toList();
    for (var coin : batch) {
      var verdict =
          CandleVerdict.of(replies.get(candlesOf(coin)), Interval.HOUR.floor(request.dueAt()));
      if (verdict.survives()) {
        nowSurvive.add(coin);
      }
      verdict
          .code()
          .ifPresent(code -> nowExcluded.add(new Excluded(coin.symbol().toString(), code)));
    }
    return new Candidates(
        request, ranked, nowSurvive, nowExcluded, samples, position + batch.size());
  }

  /// The finished universe.
  ///
  /// @throws IllegalStateException while [#nextBatch] still names candles
  public UniverseSnapshot snapshot() {
    if (batch().findAny().isPresent()) {
      throw new IllegalStateException(
          "coins from rank %d on are not tested yet".formatted(position + 1));
    }
    var ranks = new ArrayList<Ranked>(survivors.size());
    for (int i = 0; i < survivors.size(); i++) {
      ranks.add(survivors.get(i).ranked(i + 1));
    }
    var criteria = request.criteria();
    var hash = UniverseHash.of(criteria, ranks);
    return new UniverseSnapshot(
        request.dueAt(),
        criteria,
        hash,
        ranks,
        allExcluded(),
        samples,
        Changes.between(request.history().previous(), ranks, hash),
        FxReading.pegs(request.figures().listings()),
        criteria.venues().stream().filter(request.figures()::isMissing).toList());
  }

  private Stream<Coin> batch() {
    return ranked.stream().skip(position).limit(WANTED - survivors.size());
  }

  private List<Excluded> allExcluded() {
    var beyond =
        ranked.stream()
            .skip(position)
            .map(coin -> new Excluded(coin.symbol().toString(), Exclusion.BEYOND_140));
    return Stream.concat(excluded.stream(), beyond)
        .distinct()
        .sorted(Comparator.comparing(Excluded::symbol).thenComparing(Excluded::code))
        .toList();
  }

  private CandleRequest candlesOf(Coin coin) {
    return new CandleRequest(fastest(coin), Interval.HOUR, BARS, request.dueAt());
  }

  /// The pair on the venue that gives candles at the highest sustained rate.
  private Instrument fastest(Coin coin) {
    var rates = request.candleRates();
    return coin.instruments().stream()
        .min(
            Comparator.comparingDouble((Instrument pair) -> -rates.getOrDefault(pair.venue(), 0.0))
                .thenComparing(pair -> pair.venue().id()))
        .orElseThrow();
  }
}
