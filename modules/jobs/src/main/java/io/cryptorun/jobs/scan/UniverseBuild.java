package io.cryptorun.jobs.scan;

import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.universe.CoinbaseStats;
import io.cryptorun.domain.universe.Depeg;
import io.cryptorun.domain.universe.FxReading;
import io.cryptorun.domain.universe.History;
import io.cryptorun.domain.universe.UniverseBuilder;
import io.cryptorun.domain.universe.UniverseRequest;
import io.cryptorun.domain.universe.UniverseSnapshot;
import io.cryptorun.domain.universe.VenueFigures;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.RunJournal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Builds the universe of a day from what the venues list and trade: pairs, dollar rates, 24-hour
/// volumes, then candles down the ranking until enough coins have passed their tests.
public final class UniverseBuild {

  private final MarketData market;
  private final DollarRates dollarRates;
  private final VenueRates rates;

  public UniverseBuild(MarketData market, VenueRates rates) {
    this.market = market;
    this.dollarRates = new DollarRates(market);
    this.rates = rates;
  }

  /// A universe and the rates it was built with; empty when no venue gave a coin with a volume.
  ///
  /// @param reuse how old stored answers may be
  Optional<DaysUniverse> build(
      Firing firing, History history, List<Depeg> remembered, ReuseRules reuse)
      throws InterruptedException {
    var venues = firing.configuration().universeVenues(firing.job());
    var listings = market.listings(venues);
    var fx = dollarRates.read(FxReading.pegs(listings), remembered, firing.dueAt(), reuse.books());
    var figures = figures(listings, fx, reuse.figures());
    tellFaults(figures, firing.journal());
    var request = request(firing, venues, figures, fx, history);
    return snapshot(request).map(universe -> new DaysUniverse(universe, fx, true));
  }

  private VenueFigures figures(Map<Venue, Reply<Listing>> listings, FxReading fx, Reuse reuse)
      throws InterruptedException {
    var known = listings.values().stream().flatMap(reply -> reply.found().stream()).toList();
    var bulk = new VenueFigures(listings, market.tickers(known, reuse), Map.of());
    var stats = market.stats(CoinbaseStats.pairs(bulk, fx.fx()), reuse);
    return new VenueFigures(bulk.listings(), bulk.tickers(), stats);
  }

  private static void tellFaults(VenueFigures figures, RunJournal journal) {
    Stream<Reply<?>> replies =
        Stream.of(figures.listings(), figures.tickers(), figures.stats())
            .flatMap(answers -> answers.values().stream());
    VenueFaults.among(replies).lines().forEach(journal::warning);
  }

  private UniverseRequest request(
      Firing firing, List<Venue> venues, VenueFigures figures, FxReading fx, History history) {
    return new UniverseRequest(
        firing.dueAt(),
        venues,
        figures,
        fx.fx(),
        new HashSet<>(firing.configuration().global().doNotTrade()),
        rates.candles(),
        history);
  }

  private Optional<UniverseSnapshot> snapshot(UniverseRequest request) throws InterruptedException {
    var candidates = UniverseBuilder.rank(request);
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    var batch = candidates.nextBatch();
    while (!batch.isEmpty()) {
      candidates = candidates.tested(market.candles(batch));
      batch = candidates.nextBatch();
    }
    return Optional.of(candidates.snapshot());
  }
}
