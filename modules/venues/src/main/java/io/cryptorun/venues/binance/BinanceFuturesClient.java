package io.cryptorun.venues.binance;

import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Budgets;
import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.DerivativesClient;
import io.cryptorun.venues.FanOut;
import io.cryptorun.venues.binance.BinanceFuturesWire.Charged;
import io.cryptorun.venues.binance.BinanceFuturesWire.Exchange;
import io.cryptorun.venues.binance.BinanceFuturesWire.Open;
import io.cryptorun.venues.binance.BinanceFuturesWire.OpenThen;
import io.cryptorun.venues.binance.BinanceFuturesWire.Premium;
import io.cryptorun.venues.http.AllowedHosts;
import io.cryptorun.venues.http.Timing;
import io.cryptorun.venues.http.VenueCall;
import io.cryptorun.venues.http.VenueDoor;
import io.cryptorun.venues.http.VenueSettings;
import io.cryptorun.venues.http.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.type.TypeReference;

/// The public calls of Binance's USD-M host. Most are paid by weight; funding history and the
/// statistics have allowances of their own.
public final class BinanceFuturesClient implements DerivativesClient {
  private static final int MOST_SETTLEMENTS = 1000;
  private static final int MOST_FIGURES = 500;

  /// Settlements are stamped some milliseconds off their minute: asked a little wider, cut after
  /// rounding.
  private static final Duration JITTER = Duration.ofMinutes(1);

  private final VenueDoor door;
  private final WireJson json = new WireJson();

  public BinanceFuturesClient(
      VenueSettings settings,
      AllowedHosts hosts,
      Budgets budgets,
      ProviderState state,
      Timing timing) {
    this.door = new VenueDoor(settings, hosts, BinanceClient::complaint, budgets, state, timing);
  }

  @Override
  public Venue venue() {
    return Venue.BINANCE;
  }

  @Override
  public Reply<List<Contract>> contracts() throws InterruptedException {
    return ask(
        weighing("/fapi/v1/exchangeInfo", 1),
        new TypeReference<Exchange>() {},
        BinanceFuturesMapping::contracts);
  }

  @Override
  public Reply<Map<String, CurrentFunding>> funding() throws InterruptedException {
    return ask(
        weighing("/fapi/v1/premiumIndex", 10),
        new TypeReference<List<Premium>>() {},
        BinanceFuturesMapping::funding);
  }

  @Override
  public Reply<List<Settlement>> settlements(Contract contract, Instant since, Instant until)
      throws InterruptedException {
    return ask(
        VenueCall.get("/fapi/v1/fundingRate")
            .costing("funding")
            .with("symbol", contract.id())
            .with("startTime", since.minus(JITTER).toEpochMilli())
            .with("endTime", until.plus(JITTER).toEpochMilli())
            .with("limit", MOST_SETTLEMENTS), // without it the venue contradicts itself
        new TypeReference<List<Charged>>() {},
        rows -> BinanceFuturesMapping.settlements(rows, since, until));
  }

  /// Binance has no call for all of them.
  @Override
  public Map<Contract, Reply<OpenInterest>> openInterest(List<Contract> contracts)
      throws InterruptedException {
    return FanOut.inOrder(contracts, this::openInterest);
  }

  private Reply<OpenInterest> openInterest(Contract contract) throws InterruptedException {
    return ask(
        weighing("/fapi/v1/openInterest", 1).with("symbol", contract.id()),
        new TypeReference<Open>() {},
        BinanceFuturesMapping::openInterest);
  }

  @Override
  public Reply<List<OpenInterest>> openInterestHistory(
      Contract contract, Instant since, Instant until) throws InterruptedException {
    return ask(
        VenueCall.get("/futures/data/openInterestHist")
            .costing("data")
            .with("symbol", contract.id())
            .with("period", "1h")
            .with("startTime", since.toEpochMilli())
            .with("endTime", until.toEpochMilli())
            .with("limit", MOST_FIGURES),
        new TypeReference<List<OpenThen>>() {},
        rows -> BinanceFuturesMapping.history(rows, since, until));
  }

  private static VenueCall weighing(String path, int weight) {
    return VenueCall.get(path).costing("weight", "", weight);
  }

  private <W, T> Reply<T> ask(VenueCall call, TypeReference<W> type, Function<W, T> mapping)
      throws InterruptedException {
    return door.get(call, body -> mapping.apply(json.read(body, type)));
  }
}
