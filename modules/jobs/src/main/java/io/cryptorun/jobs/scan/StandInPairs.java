package io.cryptorun.jobs.scan;

import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.universe.Fx;
import io.cryptorun.domain.universe.UniverseSnapshot;
import io.cryptorun.domain.universe.VenueFigures;
import io.cryptorun.jobs.RunJournal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The pairs of venues that a run reads although the universe of the day was built without them: a
/// venue that stands in for another, or one that gave no answer when the universe was built.
final class StandInPairs {

  private final MarketData market;

  StandInPairs(MarketData market) {
    this.market = market;
  }

  /// The universe with the pairs of every venue to be read. Volumes are asked too, because a venue
  /// may list a coin twice and the pair that trades more is the one to read.
  UniverseSnapshot added(
      UniverseSnapshot universe, List<Venue> read, Fx fx, Reuse reuse, RunJournal journal)
      throws InterruptedException {
    var unknown = read.stream().filter(venue -> !universe.knows(venue)).toList();
    if (unknown.isEmpty()) {
      return universe;
    }
    var listings = market.listings(unknown);
    var known = listings.values().stream().flatMap(reply -> reply.found().stream()).toList();
    var tickers = market.tickers(known, reuse);
    Stream<Reply<?>> replies =
        Stream.of(listings, tickers).flatMap(answers -> answers.values().stream());
    VenueFaults.among(replies).lines().forEach(journal::warning);
    return universe.withPairs(new VenueFigures(listings, tickers, Map.of()), fx);
  }
}
