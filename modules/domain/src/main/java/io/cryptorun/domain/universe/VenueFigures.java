package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Venue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the venues answered about their pairs and the last 24 hours.
///
/// @param listings pairs by venue
/// @param tickers 24-hour figures by venue
/// @param stats 24-hour figures of single pairs, where a venue has no call for all (Coinbase)
public record VenueFigures(
    Map<Venue, Reply<Listing>> listings,
    Map<Venue, Reply<List<Ticker>>> tickers,
    Map<Instrument, Reply<Ticker>> stats) {

  /// Pairs whose volume counts, in no particular order.
  Stream<Instrument> pairs() {
    return found().flatMap(listing -> listing.instruments().stream()).filter(VenueFigures::isRead);
  }

  Stream<Listing.Malformed> malformed() {
    return found().flatMap(listing -> listing.malformed().stream());
  }

  Map<Instrument, Ticker> byPair() {
    var all = new HashMap<Instrument, Ticker>();
    for (var reply : tickers.values()) {
      reply.found().ifPresent(bulk -> bulk.forEach(ticker -> all.put(ticker.instrument(), ticker)));
    }
    stats.forEach((pair, reply) -> reply.found().ifPresent(ticker -> all.put(pair, ticker)));
    return all;
  }

  /// Whether nothing usable came from a venue: no list of pairs, or no volumes.
  boolean isMissing(Venue venue) {
    return !answered(listings, venue) || !answered(tickers, venue) || statsAllFailed(venue);
  }

  private boolean statsAllFailed(Venue venue) {
    var asked = stats.entrySet().stream().filter(e -> e.getKey().venue() == venue).toList();
    return !asked.isEmpty() && asked.stream().allMatch(e -> e.getValue().found().isEmpty());
  }

  private Stream<Listing> found() {
    return listings.values().stream().flatMap(reply -> reply.found().stream());
  }

  private static <T> boolean answered(Map<Venue, Reply<T>> replies, Venue venue) {
    var reply = replies.get(venue);
    return reply != null && reply.found().isPresent();
  }

  /// The quotes in which a venue's coins mostly trade; its other pairs are thin copies.
  private static boolean isRead(Instrument pair) {
    return switch (pair.venue()) {
      case KRAKEN, COINBASE -> pair.quote() == Quote.USD;
      case OKX -> pair.quote() == Quote.USDT || pair.quote() == Quote.USD;
      case BINANCE -> pair.quote() == Quote.USDT;
    };
  }
}
