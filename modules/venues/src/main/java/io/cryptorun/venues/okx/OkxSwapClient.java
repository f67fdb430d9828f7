package io.cryptorun.venues.okx;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.AllContracts;
import io.cryptorun.venues.DerivativesClient;
import io.cryptorun.venues.TimedValues;
import io.cryptorun.venues.http.VenueCall;
import io.cryptorun.venues.http.VenueDoor;
import io.cryptorun.venues.http.WireJson;
import io.cryptorun.venues.okx.OkxSwapWire.Charged;
import io.cryptorun.venues.okx.OkxSwapWire.Funding;
import io.cryptorun.venues.okx.OkxSwapWire.Open;
import io.cryptorun.venues.okx.OkxSwapWire.Swap;
import io.cryptorun.venues.okx.OkxWire.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.type.TypeReference;

/// OKX's public calls about swaps. They are answered by the host of the spot market, so they go
/// through its door: one circuit, one set of limits.
final class OkxSwapClient implements DerivativesClient {
  /// What is asked for, and the least the venue ever gave at most: a page shorter than that is the
  /// last one.
  private static final int PAGE = 400;

  private static final int SHORTEST_FULL_PAGE = 100;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final VenueDoor door;
  private final InstantSource clock;
  private final WireJson json = new WireJson();

  OkxSwapClient(VenueDoor door, InstantSource clock) {
    this.door = door;
    this.clock = clock;
  }

  @Override
  public Venue venue() {
    return Venue.OKX;
  }

  @Override
  public Reply<List<Contract>> contracts() throws InterruptedException {
    return ask(
        VenueCall.get("/api/v5/public/instruments").with("instType", "SWAP").costing("instruments"),
        new TypeReference<Envelope<Swap>>() {},
        OkxSwapMapping::contracts);
  }

  @Override
  public Reply<Map<String, CurrentFunding>> funding() throws InterruptedException {
    return ask(
        VenueCall.get("/api/v5/public/funding-rate").with("instId", "ANY").costing("funding"),
        new TypeReference<Envelope<Funding>>() {},
        OkxSwapMapping::funding);
  }

  /// Pages backwards, newest first, until the window is through.
  @Override
  public Reply<List<Settlement>> settlements(Contract contract, Instant since, Instant until)
      throws InterruptedException {
    var rows = new ArrayList<Charged>();
    var olderThan = until.plus(MINUTE);
    while (true) {
      var reply = page(contract, since, olderThan);
      var page = reply.found().orElse(List.of());
      rows.addAll(page);
      var oldest = page.stream().map(OkxSwapMapping::time).min(Instant::compareTo);
      if (page.size() < SHORTEST_FULL_PAGE || !oldest.orElseThrow().isBefore(olderThan)) {
        return reply.map(
            _ -> TimedValues.settlements(OkxSwapMapping.settlements(rows), since, until));
      }
      olderThan = oldest.get();
    }
  }

  /// Rows between two times, both excluded: "after" and "before" count in the order of reading.
  private Reply<List<Charged>> page(Contract contract, Instant newerThan, Instant olderThan)
      throws InterruptedException {
    return ask(
        VenueCall.get("/api/v5/public/funding-rate-history")
            .with("instId", contract.id())
            .with("before", newerThan.toEpochMilli())
            .with("after", olderThan.toEpochMilli())
            .with("limit", PAGE)
            .costing("funding_history_pair", contract.id(), 1),
        new TypeReference<Envelope<Charged>>() {},
        Function.identity());
  }

  @Override
  public Map<Contract, Reply<OpenInterest>> openInterest(List<Contract> contracts)
      throws InterruptedException {
    var all =
        ask(
            VenueCall.get("/api/v5/public/open-interest")
                .with("instType", "SWAP")
                .costing("open_interest"),
            new TypeReference<Envelope<Open>>() {},
            OkxSwapMapping::openInterest);
    return AllContracts.pick(contracts, all, "open interest");
  }

  /// OKX keeps no history of it.
  @Override
  public Reply<List<OpenInterest>> openInterestHistory(
      Contract contract, Instant since, Instant until) {
    return new Reply.Received<>(List.of(), clock.instant(), Duration.ZERO, true);
  }

  private <W, T> Reply<T> ask(
      VenueCall call, TypeReference<Envelope<W>> type, Function<List<W>, T> mapping)
      throws InterruptedException {
    return door.get(call, body -> mapping.apply(OkxMapping.open(json.read(body, type))));
  }
}
