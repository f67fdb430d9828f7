package io.cryptorun.jobs.scan;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.testkit.FakeMarketData;
import io.cryptorun.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// A few coins on a few venues that have traded up and down for two weeks.
final class SmallMarket {

  static final Instant NOON = Instant.parse("2021-05-19T12:00:00Z");

  private static final int HOURS = 14 * 24;

  final FakeMarketData venues = new FakeMarketData(SettableClock.at(NOON));

  /// Lists pairs on a venue, the most traded first.
  SmallMarket lists(Venue venue, String... bases) {
    var pairs = List.of(bases).stream().map(base -> pair(venue, base)).toList();
    venues.lists(venue, pairs);
    for (int i = 0; i < pairs.size(); i++) {
      var turnover = BigDecimal.valueOf(50_000_000 / (i + 1));
      venues.quotes(new Ticker(pairs.get(i), null, null, null, turnover, true));
      venues.trades(pairs.get(i), Interval.HOUR, hours());
    }
    return this;
  }

  /// Against the dollar; on Binance, where that pair does not exist, against Tether.
  private static Instrument pair(Venue venue, String base) {
    if (venue == Venue.BINANCE) {
      return new Instrument(venue, base + "USDT", base, Quote.USDT);
    }
    return new Instrument(venue, base + "-USD", base, Quote.USD);
  }

  private static List<Candle> hours() {
    return IntStream.range(0, HOURS).mapToObj(SmallMarket::hour).toList();
  }

  private static Candle hour(int number) {
    double close = number % 2 == 0 ? 100 : 102;
    var open = NOON.minus(Duration.ofHours(HOURS - number));
    return new Candle(open, close, close, close, close, 1e6 / close, 1e6, false);
  }
}
