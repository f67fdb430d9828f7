package io.cryptorun.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FakeMarketDataTest {
  private static final Instant NOW = Instant.parse("2021-05-19T15:00:07Z");
  private static final Instrument BTC = new Instrument(Venue.OKX, "BTC-USDT", "BTC", Quote.USDT);
  private static final Instrument COINBASE_BTC =
      new Instrument(Venue.COINBASE, "BTC-USD", "BTC", Quote.USD);

  private final FakeMarketData market = new FakeMarketData(SettableClock.at(NOW));

  @Test
  void candles_moreThanAsked_areCutAtTheNominalTime() {
    Instant first = Instant.parse("2021-05-19T10:00:00Z");
    market.trades(BTC, Interval.HOUR, IntStream.range(0, 8).mapToObj(i -> bar(first, i)).toList());
    CandleRequest request = new CandleRequest(BTC, Interval.HOUR, 3, NOW);

    List<Candle> bars = found(market.candles(List.of(request)), request);

    assertThat(bars)
        .extracting(Candle::openTime)
        .containsExactly(
            Instant.parse("2021-05-19T12:00:00Z"),
            Instant.parse("2021-05-19T13:00:00Z"),
            Instant.parse("2021-05-19T14:00:00Z"));
  }

  @Test
  void listings_failingVenue_isMissingAloneUntilItRecovers() {
    market.lists(Venue.OKX, List.of(BTC)).lists(Venue.COINBASE, List.of(COINBASE_BTC));
    market.fails(Venue.OKX, Fault.Code.TIMEOUT);

    var replies = market.listings(List.of(Venue.OKX, Venue.COINBASE));

    assertThat(replies.get(Venue.OKX))
        .isInstanceOfSatisfying(
            Reply.Missing.class,
            missing -> assertThat(missing.fault().code()).isEqualTo(Fault.Code.TIMEOUT));
    assertThat(found(replies, Venue.COINBASE).instruments()).containsExactly(COINBASE_BTC);
    market.recovers(Venue.OKX);
    assertThat(found(market.listings(List.of(Venue.OKX)), Venue.OKX).instruments())
        .containsExactly(BTC);
  }

  @Test
  void tickers_ofCoinbase_comeOnlyOneByOne() {
    market.lists(Venue.COINBASE, List.of(COINBASE_BTC)).quotes(ticker(COINBASE_BTC));
    Listing listing = found(market.listings(List.of(Venue.COINBASE)), Venue.COINBASE);

    assertThat(found(market.tickers(List.of(listing), Reuse.none()), Venue.COINBASE)).isEmpty();
    assertThat(found(market.stats(List.of(COINBASE_BTC), Reuse.none()), COINBASE_BTC))
        .isEqualTo(ticker(COINBASE_BTC));
  }

  @Test
  void books_neverOffered_areUnknown() {
    assertThat(market.books(List.of(BTC), Reuse.none()).get(BTC))
        .isInstanceOfSatisfying(
            Reply.Missing.class,
            missing -> assertThat(missing.fault().code()).isEqualTo(Fault.Code.UNKNOWN_INSTRUMENT));
  }

  private static <K, V> V found(Map<K, Reply<V>> replies, K key) {
    return requireNonNull(replies.get(key)).found().orElseThrow();
  }

  private static Candle bar(Instant first, int hours) {
    return new Candle(
        first.plus(Interval.HOUR.width().multipliedBy(hours)), 1, 2, 0.5, 1, 10, 10, false);
  }

  private static Ticker ticker(Instrument instrument) {
    BigDecimal one = BigDecimal.ONE;
    return new Ticker(instrument, one, one, one, one, null);
  }
}
