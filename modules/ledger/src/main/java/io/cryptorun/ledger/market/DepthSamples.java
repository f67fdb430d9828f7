package io.cryptorun.ledger.market;

import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.premove.DepthSample;
import io.cryptorun.ledger.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Update;

/// Depths of order books, one a clock hour for each coin and venue: the first valid book that any
/// run saw in that hour. They are observations and stay when the run that made them fails.
public final class DepthSamples {

  /// How far back a sample tells what is usual: a week of hours.
  public static final Duration REACH = Duration.ofDays(7);

  private static final Duration KEPT = Duration.ofDays(8);

  private static final Comparator<DepthSample> BY_KEY =
      Comparator.comparing(DepthSample::symbol)
          .thenComparing(DepthSample::venue)
          .thenComparing(DepthSample::receivedAt);

  private static final String KEEP =
      """
      insert into cryptorun.depth_sample (market, symbol, venue, hour, bid_usd, ask_usd, received_at)
      select :market, sample.*
      from unnest(:symbols, :venues, :hours, :bids, :asks, :receipts) as sample
      on conflict do nothing
      """;

  private static final String PRUNE =
      """
      delete from cryptorun.depth_sample
      where market = :market and hour < :oldest
      """;

  private static final String READ =
      """
      select sample.symbol, sample.ask_usd
      from unnest(:symbols, :venues) as wanted (symbol, venue)
      join cryptorun.depth_sample as sample
        on sample.market = :market and sample.symbol = wanted.symbol and sample.venue = wanted.venue
      where sample.hour >= :from and sample.hour < :to
      order by sample.symbol collate "C", sample.hour
      """;

  private final Database database;

  public DepthSamples(Database database) {
    this.database = database;
  }

  /// Keeps samples; an hour that has one already keeps it, and what is older than eight days goes.
  ///
  /// @param market whose books they were: `live`, or `sim:` and a fingerprint
  public void keep(String market, List<DepthSample> samples) {
    if (samples.isEmpty()) {
      return;
    }
    var sorted = samples.stream().sorted(BY_KEY).toList();
    database.write(
        handle -> bound(handle.createUpdate(KEEP).bind("market", market), sorted).execute());
    var newest = sorted.stream().map(DepthSample::hour).max(Comparator.naturalOrder());
    database.write(handle ->
        handle
            .createUpdate(PRUNE)
            .bind("market", market)
            .bind("oldest", newest.orElseThrow().minus(KEPT))
            .execute());
  }

  private static Update bound(Update statement, List<DepthSample> samples) {
    return statement
        .bindArray("symbols", String.class, column(samples, s -> s.symbol().toString()))
        .bindArray("venues", String.class, column(samples, s -> s.venue().id()))
        .bindArray("hours", Instant.class, column(samples, DepthSample::hour))
        .bindArray("bids", Double.class, column(samples, DepthSample::bidUsd))
        .bindArray("asks", Double.class, column(samples, DepthSample::askUsd))
        .bindArray("receipts", Instant.class, column(samples, DepthSample::receivedAt));
  }

  private static <T> List<T> column(List<DepthSample> samples, Function<DepthSample, T> figure) {
    return samples.stream().map(figure).toList();
  }

  /// Ask depths of coins on their venues in the 168 clock hours before one, oldest first; a coin
  /// without a sample has no entry.
  ///
  /// @param hour the clock hour under way, which does not count
  public Map<Symbol, List<Double>> asksBefore(
      String market, Instant hour, Map<Symbol, Venue> venues) {
    var wanted = new TreeMap<>(venues);
    var asks = new LinkedHashMap<Symbol, List<Double>>();
    database.read(handle ->
        handle
            .createQuery(READ)
            .bind("market", market)
            .bindArray(
                "symbols", String.class, wanted.keySet().stream().map(Symbol::toString).toList())
            .bindArray("venues", String.class, wanted.values().stream().map(Venue::id).toList())
            .bind("from", hour.minus(REACH))
            .bind("to", hour)
            .reduceRows(
                asks,
                (all, row) -> {
                  var symbol = Symbol.parse(row.getColumn("symbol", String.class));
                  all.computeIfAbsent(symbol, _ -> new ArrayList<>())
                      .add(row.getColumn("ask_usd", Double.class));
                  return all;
                }));
    return asks;
  }
}
