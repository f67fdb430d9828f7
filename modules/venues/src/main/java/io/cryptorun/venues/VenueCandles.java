package io.cryptorun.venues;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.http.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The candles of one venue: stored bars first, then one call for those that are missing.
final class VenueCandles {
  private static final Logger LOG = LoggerFactory.getLogger(VenueCandles.class);

  /// How far before the window a stored bar may lie and still show that the window's beginning is
  /// stored, holes and all.
  private static final int HEAD_SLOTS = 48;

  private final VenueClient client;
  private final MarketCache cache;
  private final Timing timing;
  private final JustClosed justClosed;

  VenueCandles(VenueClient client, MarketCache cache, Timing timing, JustClosed justClosed) {
    this.client = client;
    this.cache = cache;
    this.timing = timing;
    this.justClosed = justClosed;
  }

  /// One reply for each request; a bar that is late is waited for once for all of them.
  Map<CandleRequest, Reply<List<Candle>>> ask(List<CandleRequest> requests, VenueClock clock)
      throws InterruptedException {
    if (justClosed == JustClosed.TAKE_AS_IS) {
      return FanOut.inOrder(requests, request -> candles(request, clock));
    }
    awaitSettled(requests, clock);
    var replies = new LinkedHashMap<>(FanOut.inOrder(requests, r -> candles(r, clock)));
    var late = requests.stream().filter(r -> isLate(r, replies.get(r), clock)).toList();
    if (!late.isEmpty()) {
      timing.sleeper().sleep(JustClosed.SECOND_LOOK);
      FanOut.inOrder(late, request -> candles(request, clock))
          .forEach((request, again) -> again.found().ifPresent(_ -> replies.put(request, again)));
    }
    return replies;
  }

  private void awaitSettled(List<CandleRequest> requests, VenueClock clock)
      throws InterruptedException {
    for (var request : requests) {
      var settled = closeOfNewest(request).plus(JustClosed.SETTLING);
      var wait = Duration.between(clock.now(), settled);
      if (wait.isPositive() && wait.compareTo(JustClosed.FRESH) < 0) {
        timing.sleeper().sleep(wait);
      }
    }
  }

  private static boolean isLate(
      CandleRequest request, @Nullable Reply<List<Candle>> reply, VenueClock clock) {
    var closed = closeOfNewest(request);
    return reply instanceof Reply.Received<List<Candle>>(var bars, _, _, _)
        && (bars.isEmpty() || bars.getLast().openTime().isBefore(request.newestOpen()))
        && Duration.between(closed, clock.now()).compareTo(JustClosed.FRESH) < 0;
  }

  private static Instant closeOfNewest(CandleRequest request) {
    return request.newestOpen().plus(request.interval().width());
  }

  private Reply<List<Candle>> candles(CandleRequest request, VenueClock clock)
      throws InterruptedException {
    var stored = stored(request);
    var missing = missing(request, stored);
    if (missing == 0) {
      return new Reply.Received<>(
          window(request, stored, List.of(), Set.of()),
          timing.clock().instant(),
          Duration.ZERO,
          true);
    }
    var tail = new CandleRequest(request.instrument(), request.interval(), missing, request.asOf());
    return client
        .candles(tail, clock)
        .map(answer -> {
          var fresh = cleaned(answer, tail, clock);
          cache.keep(request.instrument(), request.interval(), certain(request, fresh));
          return window(request, stored, fresh.bars(), fresh.doubtful());
        });
  }

  private List<Candle> stored(CandleRequest request) {
    var from = request.oldestOpen().minus(request.interval().width().multipliedBy(HEAD_SLOTS));
    return cache.candles(request.instrument(), request.interval(), from, request.newestOpen());
  }

  /// How many of the newest slots have to be asked for: all, unless stored bars reach back to the
  /// beginning of the window.
  private static int missing(CandleRequest request, List<Candle> stored) {
    if (stored.isEmpty() || stored.getFirst().openTime().isAfter(request.oldestOpen())) {
      return request.count();
    }
    var behind = Duration.between(stored.getLast().openTime(), request.newestOpen());
    return (int) Math.min(request.count(), behind.dividedBy(request.interval().width()));
  }

  private static CleanBars cleaned(
      Reply.Received<List<Candle>> answer, CandleRequest asked, VenueClock clock) {
    var clean = CleanBars.of(answer.value(), asked, answer.receivedAt().plus(clock.ahead()));
    if (clean.anyDropped()) {
      LOG.info( // per pair and interval: a lying venue would drown the warnings
          "{} {}: dropped {} unsound, {} off the grid, {} contradicted; the slots stay empty",
          asked.instrument(),
          asked.interval(),
          clean.unsound(),
          clean.offGrid(),
          clean.conflicting());
    }
    return clean;
  }

  /// What may be stored. Of a venue that leaves out quiet hours a slot missing in the store counts
  /// as quiet, so a slot in doubt and all behind it are asked for again.
  private static List<Candle> certain(CandleRequest request, CleanBars fresh) {
    return leavesOutQuietHours(request) && !fresh.doubtful().isEmpty()
        ? fresh.bars().stream()
            .filter(bar -> bar.openTime().isBefore(fresh.doubtful().first()))
            .toList()
        : fresh.bars();
  }

  private static boolean leavesOutQuietHours(CandleRequest request) {
    return request.instrument().venue() == Venue.COINBASE;
  }

  /// What is stored never changes, so it counts where both have a bar of a time.
  private static List<Candle> window(
      CandleRequest request, List<Candle> stored, List<Candle> fresh, Set<Instant> doubtful) {
    var byTime = new TreeMap<Instant, Candle>();
    fresh.forEach(bar -> byTime.put(bar.openTime(), bar));
    stored.stream()
        .filter(bar -> !bar.openTime().isBefore(request.oldestOpen()))
        .forEach(bar -> byTime.put(bar.openTime(), bar));
    var bars = List.copyOf(byTime.values());
    return leavesOutQuietHours(request) ? Holes.filled(bars, request.interval(), doubtful) : bars;
  }
}
