package io.cryptorun.venues.kraken;

import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Budgets;
import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.AllContracts;
import io.cryptorun.venues.DerivativesClient;
import io.cryptorun.venues.http.AllowedHosts;
import io.cryptorun.venues.http.Timing;
import io.cryptorun.venues.http.VenueCall;
import io.cryptorun.venues.http.VenueDoor;
import io.cryptorun.venues.http.VenueSettings;
import io.cryptorun.venues.http.WireJson;
import io.cryptorun.venues.kraken.KrakenFuturesWire.Charged;
import io.cryptorun.venues.kraken.KrakenFuturesWire.Envelope;
import io.cryptorun.venues.kraken.KrakenFuturesWire.Figures;
import io.cryptorun.venues.kraken.KrakenFuturesWire.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.core.type.TypeReference;

/// The public calls of Kraken Futures.
public final class KrakenFuturesClient implements DerivativesClient {
  private final VenueDoor door;
  private final InstantSource clock;
  private final WireJson json = new WireJson();

  public KrakenFuturesClient(
      VenueSettings settings,
      AllowedHosts hosts,
      Budgets budgets,
      ProviderState state,
      Timing timing) {
    this.door =
        new VenueDoor(settings, hosts, KrakenFuturesMapping::complaint, budgets, state, timing);
    this.clock = timing.clock();
  }

  @Override
  public Venue venue() {
    return Venue.KRAKEN;
  }

  @Override
  public Reply<List<Contract>> contracts() throws InterruptedException {
    return ask(
        call("v3/instruments"),
        "instruments",
        new TypeReference<Row>() {},
        _ -> true,
        KrakenFuturesMapping::contracts);
  }

  @Override
  public Reply<Map<String, CurrentFunding>> funding() throws InterruptedException {
    return tickers(KrakenFuturesMapping::funding);
  }

  /// The venue answers with the whole history, years of it; only rows of the window are kept while
  /// it is read. The history stands under a later version than everything else.
  @Override
  public Reply<List<Settlement>> settlements(Contract contract, Instant since, Instant until)
      throws InterruptedException {
    return ask(
        call("v4/historicalfundingrates").with("symbol", contract.id()),
        "rates",
        new TypeReference<Charged>() {},
        row -> KrakenFuturesMapping.time(row).isAfter(since),
        answer -> KrakenFuturesMapping.settlements(answer, since, until));
  }

  @Override
  public Map<Contract, Reply<OpenInterest>> openInterest(List<Contract> contracts)
      throws InterruptedException {
    return AllContracts.pick(
        contracts, tickers(KrakenFuturesMapping::openInterest), "open interest");
  }

  /// Kraken keeps no history of it.
  @Override
  public Reply<List<OpenInterest>> openInterestHistory(
      Contract contract, Instant since, Instant until) {
    return new Reply.Received<>(List.of(), clock.instant(), Duration.ZERO, true);
  }

  private <T> Reply<T> tickers(Function<Envelope<Figures>, T> mapping) throws InterruptedException {
    return ask(call("v3/tickers"), "tickers", new TypeReference<Figures>() {}, _ -> true, mapping);
  }

  private static VenueCall call(String path) {
    return VenueCall.get("/derivatives/api/" + path).costing("public");
  }

  /// @param list the name under which the rows of the answer stand
  /// @param wanted which of them are kept
  private <W, T> Reply<T> ask(
      VenueCall call,
      String list,
      TypeReference<W> type,
      Predicate<W> wanted,
      Function<Envelope<W>, T> mapping)
      throws InterruptedException {
    return door.get(
        call,
        body -> {
          var rows = new ArrayList<W>();
          var beside =
              json.readRows(
                  body,
                  list,
                  type,
                  row -> {
                    if (wanted.test(row)) {
                      rows.add(row);
                    }
                  });
          return mapping.apply(KrakenFuturesMapping.open(new Envelope<>(rows, beside), list));
        });
  }
}
