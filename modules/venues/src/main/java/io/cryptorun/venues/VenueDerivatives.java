package io.cryptorun.venues;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.DerivativesData;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.Observation;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.http.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The derivatives arms as one source: all venues in parallel, each venue in the order given,
/// joined before anything is returned.
public final class VenueDerivatives implements DerivativesData {
  private static final Duration TWO_DAYS = Duration.ofDays(2);

  private final Map<Venue, DerivativesClient> arms = new EnumMap<>(Venue.class);
  private final HourlySeries<Settlement> settlements;
  private final HourlySeries<OpenInterest> openInterestHistory;

  /// The arms of these venues.
  ///
  /// @param cache answers kept between runs; a replay gives [MarketCache#none()]
  public VenueDerivatives(Collection<DerivativesClient> clients, MarketCache cache, Timing timing) {
    clients.forEach(client -> arms.put(client.venue(), client));
    this.settlements =
        new HourlySeries<>(
            Observation.Kind.SETTLEMENTS,
            settled -> new StoredSeries.Point(settled.at(), settled.rate()),
            point -> new Settlement(point.at(), point.value()),
            cache,
            timing.clock());
    this.openInterestHistory =
        new HourlySeries<>(
            Observation.Kind.OPEN_INTEREST_HISTORY,
            open -> new StoredSeries.Point(open.at(), open.base()),
            point -> new OpenInterest(point.at(), point.value()),
            cache,
            timing.clock());
  }

  /// Venues without an arm have no entry in the answer.
  @Override
  public Map<Venue, Reply<List<Contract>>> contracts(Collection<Venue> venues)
      throws InterruptedException {
    var withArm = venues.stream().distinct().filter(arms::containsKey).toList();
    return FanOut.together(withArm, venue -> arm(venue).contracts());
  }

  @Override
  public Map<Contract, Reply<CurrentFunding>> funding(List<Contract> contracts)
      throws InterruptedException {
    return PerVenue.ask(
        contracts,
        Contract::venue,
        (venue, asked) -> AllContracts.pick(asked, arm(venue).funding(), "funding rate"));
  }

  @Override
  public Map<Contract, Reply<List<Settlement>>> settlements(
      List<Contract> contracts, Instant since, Instant until) throws InterruptedException {
    return PerVenue.ask(
        contracts,
        Contract::venue,
        (venue, asked) ->
            FanOut.inOrder(
                asked,
                contract -> settlements.of(contract, since, until, arm(venue)::settlements)));
  }

  @Override
  public Map<Contract, Reply<OpenInterest>> openInterest(List<Contract> contracts)
      throws InterruptedException {
    return PerVenue.ask(
        contracts, Contract::venue, (venue, asked) -> arm(venue).openInterest(asked));
  }

  @Override
  public Map<Contract, Reply<List<OpenInterest>>> openInterestHistory(
      List<Contract> contracts, Instant until) throws InterruptedException {
    return PerVenue.ask(
        contracts,
        Contract::venue,
        (venue, asked) ->
            FanOut.inOrder(
                asked,
                contract ->
                    openInterestHistory.of(
                        contract, until.minus(TWO_DAYS), until, arm(venue)::openInterestHistory)));
  }

  private DerivativesClient arm(Venue venue) {
    var arm = arms.get(venue);
    if (arm == null) {
      throw new IllegalArgumentException("%s has no derivatives arm here".formatted(venue));
    }
    return arm;
  }
}
