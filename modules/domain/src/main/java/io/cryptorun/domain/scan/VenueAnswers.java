package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import java.util.List;

/// What one venue answered about one coin before the scan began.
///
/// @param hourly closed hourly bars
/// @param daily closed UTC days
/// @param book the first look at its book
public record VenueAnswers(
    Instrument instrument,
    Reply<List<Candle>> hourly,
    Reply<List<Candle>> daily,
    Reply<OrderBook> book) {

  boolean isCached() {
    return hourly.isCached() && daily.isCached() && book.isCached();
  }
}
