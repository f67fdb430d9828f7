package io.cryptorun.venues;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.Observation;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is asked of a venue when something was answered before.
class KeptAnswersTest {
  private static final Instrument PAIR = new Instrument(Venue.OKX, "C-USDT", "C", Quote.USDT);
  private static final Instrument OTHER = new Instrument(Venue.OKX, "D-USDT", "D", Quote.USDT);
  private static final Reuse HALF_HOUR = new Reuse(Map.of(Venue.OKX, Duration.ofMinutes(30)));

  private final Rig rig = new Rig("2026-01-01T12:15:00Z");
  private final FakeClient okx = new FakeClient(Venue.OKX, rig.clock);
  private final StoredBars store = new StoredBars();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void book_askedAgainWithinItsTime_isTheStoredOne_withItsFirstReceipt() throws Exception {
    var first = received(data(store).books(List.of(PAIR), Reuse.none()).get(PAIR));
    rig.clock.tick(Duration.ofMinutes(10));

    var again = received(data(store).books(List.of(PAIR), HALF_HOUR).get(PAIR));

    assertThat(okx.asked).hasSize(1);
    assertThat(again.cached()).isTrue();
    assertThat(again.latency()).isZero();
    assertThat(again.receivedAt()).isEqualTo(first.receivedAt());
    assertThat(again.value()).isEqualTo(first.value());
    assertThat(first.cached()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1799, 1", "1800, 2", "1801, 2"})
  void book_atTheEndOfItsTime_isAskedAnew(int seconds, int calls) throws Exception {
    data(store).books(List.of(PAIR), Reuse.none());
    rig.clock.tick(Duration.ofSeconds(seconds));

    data(store).books(List.of(PAIR), HALF_HOUR);

    assertThat(okx.asked).hasSize(calls);
  }

  @Test
  void book_pastEveryCache_isAskedAndKeptInPlaceOfTheOlder() throws Exception {
    data(store).books(List.of(PAIR), Reuse.none());
    rig.clock.tick(Duration.ofMinutes(20));
    data(store).books(List.of(PAIR), Reuse.none());
    rig.clock.tick(Duration.ofMinutes(20));

    var reply = received(data(store).books(List.of(PAIR), HALF_HOUR).get(PAIR));

    assertThat(okx.asked).hasSize(2);
    assertThat(reply.receivedAt()).isEqualTo("2026-01-01T12:35:00Z");
  }

  @Test
  void books_someKept_onlyTheOthersAreAsked_andAnsweredInTheOrderGiven() throws Exception {
    data(store).books(List.of(PAIR), Reuse.none());

    var replies = data(store).books(List.of(OTHER, PAIR), HALF_HOUR);

    assertThat(okx.asked).containsExactly(PAIR, OTHER);
    assertThat(replies.keySet()).containsExactly(OTHER, PAIR);
    assertThat(replies.values()).extracting(Reply::isCached).containsExactly(false, true);
  }

  @Test
  void books_allKept_notEvenTheVenuesClockIsAsked() throws Exception {
    data(store).books(List.of(PAIR), Reuse.none());

    data(store).books(List.of(PAIR), HALF_HOUR);

    assertThat(okx.timesAsked).hasValue(1);
  }

  @Test
  void reuse_isByVenue() throws Exception {
    data(store).books(List.of(PAIR), Reuse.none());

    data(store).books(List.of(PAIR), new Reuse(Map.of(Venue.KRAKEN, Duration.ofHours(1))));

    assertThat(okx.asked).hasSize(2);
  }

  @Test
  void tickersStatsAndTrades_areReusedToo() throws Exception {
    var data = data(store);
    var listing = new Listing(Venue.OKX, List.of(PAIR), List.of());
    data.tickers(List.of(listing), Reuse.none());
    data.stats(List.of(PAIR), Reuse.none());
    data.trades(List.of(PAIR), Reuse.none());
    int calls = okx.asked.size();

    assertThat(data.tickers(List.of(listing), HALF_HOUR).get(Venue.OKX))
        .matches(Reply::isCached, "from store");
    assertThat(data.stats(List.of(PAIR), HALF_HOUR).get(PAIR))
        .matches(Reply::isCached, "from store");
    assertThat(data.trades(List.of(PAIR), HALF_HOUR).get(PAIR))
        .matches(Reply::isCached, "from store");
    assertThat(okx.asked).hasSize(calls);
  }

  @Test
  void store_outOfReach_costsCallsAndNothingElse() throws Exception {
    var broken = new BrokenStore();

    var reply = data(broken).books(List.of(PAIR, OTHER), HALF_HOUR).get(PAIR);

    assertThat(received(reply).cached()).isFalse();
    assertThat(okx.asked).containsExactlyInAnyOrder(PAIR, OTHER);
    assertThat(broken.touched).hasValue(4);
  }

  @Test
  void content_ofAnotherVersion_isNoAnswer() throws Exception {
    var key = new Observation.Key(Venue.OKX, Observation.Kind.BOOK, PAIR.id());
    store.keep(new Observation(key, "{\"v\":0}", rig.clock.instant()));

    var reply = data(store).books(List.of(PAIR), HALF_HOUR).get(PAIR);

    assertThat(received(reply).cached()).isFalse();
  }

  @Test
  void fault_isNotKept() throws Exception {
    okx.withoutClock();

    data(store).books(List.of(PAIR), HALF_HOUR);

    assertThat(store.newest(new Observation.Key(Venue.OKX, Observation.Kind.BOOK, PAIR.id())))
        .isEmpty();
  }

  private VenueMarketData data(MarketCache cache) {
    return new VenueMarketData(List.of(okx), cache, rig.timing(), JustClosed.TAKE_AS_IS);
  }

  private static <T> Reply.Received<T> received(@Nullable Reply<T> reply) {
    assertThat(reply).isInstanceOf(Reply.Received.class);
    return (Reply.Received<T>) requireNonNull(reply);
  }

  /// A store whose server is gone.
  private static final class BrokenStore implements MarketCache {
    private final AtomicInteger touched = new AtomicInteger();

    @Override
    public List<Candle> candles(
        Instrument instrument, Interval interval, Instant from, Instant to) {
      return List.of();
    }

    @Override
    public void keep(Instrument instrument, Interval interval, List<Candle> closed) {}

    @Override
    public Optional<Observation> newest(Observation.Key key) {
      touched.incrementAndGet();
      throw new IllegalStateException("no server");
    }

    @Override
    public void keep(Observation observation) {
      touched.incrementAndGet();
      throw new IllegalStateException("no server");
    }
  }
}
