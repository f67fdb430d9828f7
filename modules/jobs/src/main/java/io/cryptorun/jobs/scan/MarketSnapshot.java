package io.cryptorun.jobs.scan;

import static java.util.Objects.requireNonNull;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.scan.RowInput;
import io.cryptorun.domain.scan.VenueAnswers;
import io.cryptorun.domain.universe.Selected;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the venues say about the selected coins at one moment: candles first, then the first look
/// at the books, because a book ages and a closed candle does not.
///
/// @param rows one for each coin, in rank order
/// @param completeAt when the last book had arrived or failed
public record MarketSnapshot(List<RowInput> rows, Instant completeAt) {

  /// Twelve days of hours: what every indicator is computed from.
  private static final int HOURS = 288;

  /// Enough days for a volume baseline that ends a day ago.
  private static final int DAYS = 12;

  public MarketSnapshot {
    rows = List.copyOf(rows);
  }

  /// Asks every venue that lists a coin.
  ///
  /// @param reuse how old a stored book may be
  /// @param observed the clock that ages are measured by
  public static MarketSnapshot take(
      MarketData market, List<Selected> coins, Instant dueAt, Reuse reuse, InstantSource observed)
      throws InterruptedException {
    var pairs = coins.stream().flatMap(coin -> coin.instruments().stream()).toList();
    var candles = market.candles(candleRequests(pairs, dueAt));
    var books = market.books(pairs, reuse);
    var completeAt = observed.instant();
    var rows =
        coins.stream()
            .map(coin ->
                new RowInput(
                    coin,
                    coin.instruments().stream()
                        .map(pair -> answers(pair, dueAt, candles, books))
                        .toList()))
            .toList();
    return new MarketSnapshot(rows, completeAt);
  }

  private static List<CandleRequest> candleRequests(List<Instrument> pairs, Instant dueAt) {
    var requests = new ArrayList<CandleRequest>(2 * pairs.size());
    for (var pair : pairs) {
      requests.add(hourly(pair, dueAt));
      requests.add(daily(pair, dueAt));
    }
    return requests;
  }

  private static VenueAnswers answers(
      Instrument pair,
      Instant dueAt,
      Map<CandleRequest, Reply<List<Candle>>> candles,
      Map<Instrument, Reply<OrderBook>> books) {
    return new VenueAnswers(
        pair,
        requireNonNull(candles.get(hourly(pair, dueAt))),
        requireNonNull(candles.get(daily(pair, dueAt))),
        requireNonNull(books.get(pair)));
  }

  private static CandleRequest hourly(Instrument pair, Instant dueAt) {
    return new CandleRequest(pair, Interval.HOUR, HOURS, dueAt);
  }

  private static CandleRequest daily(Instrument pair, Instant dueAt) {
    return new CandleRequest(pair, Interval.DAY, DAYS, dueAt);
  }
}
