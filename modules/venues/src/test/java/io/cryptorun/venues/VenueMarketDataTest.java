package io.cryptorun.venues;

import static io.cryptorun.venues.Rig.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VenueMarketDataTest {
  private final Rig rig = new Rig("2026-01-01T12:15:00Z");

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void books_ofEachVenue_areBegunInTheOrderGiven_aFewAtATime() throws Exception {
    var okx = new FakeClient(Venue.OKX, rig.clock, meeting(FanOut.LANES));
    var kraken = new FakeClient(Venue.KRAKEN, rig.clock, meeting(FanOut.LANES));
    var mixed = new ArrayList<Instrument>();
    IntStream.range(0, 200)
        .forEach(i -> {
          mixed.add(pair(Venue.OKX, i));
          mixed.add(pair(Venue.KRAKEN, i));
        });

    var books = data(okx, kraken).books(mixed, Reuse.none());

    assertThat(books.keySet()).containsExactlyElementsOf(mixed);
    assertThat(books.values()).allMatch(Reply.Received.class::isInstance);
    assertThat(okx.most.get()).isLessThanOrEqualTo(FanOut.LANES);
    for (int i = 0; i < 200; i += FanOut.LANES) {
      assertThat(okx.asked.subList(i, i + FanOut.LANES))
          .containsExactlyInAnyOrderElementsOf(okxPairs(i, i + FanOut.LANES));
    }
  }

  @Test
  void venues_areAskedSideBySide() throws Exception {
    var meet = meeting(2);
    var okx = new FakeClient(Venue.OKX, rig.clock, meet);
    var kraken = new FakeClient(Venue.KRAKEN, rig.clock, meet);

    var stats =
        data(okx, kraken).stats(List.of(pair(Venue.OKX, 1), pair(Venue.KRAKEN, 1)), Reuse.none());

    assertThat(stats).hasSize(2);
  }

  @Test
  void sameItemTwice_isAskedOnce() throws Exception {
    var okx = new FakeClient(Venue.OKX, rig.clock);

    var stats = data(okx).stats(List.of(pair(Venue.OKX, 1), pair(Venue.OKX, 1)), Reuse.none());

    assertThat(stats).hasSize(1);
    assertThat(okx.asked).hasSize(1);
  }

  @Test
  void venueWithoutAClock_allItsItemsAreMissingForThatReason() throws Exception {
    var okx = new FakeClient(Venue.OKX, rig.clock).withoutClock();
    var kraken = new FakeClient(Venue.KRAKEN, rig.clock);
    var data = data(okx, kraken);
    var pairs = List.of(pair(Venue.OKX, 1), pair(Venue.OKX, 2), pair(Venue.KRAKEN, 1));

    var books = data.books(pairs, Reuse.none());

    assertThat(books.values())
        .extracting(reply -> reply instanceof Reply.Missing)
        .containsExactly(true, true, false);
    assertThat(okx.asked).isEmpty();
    data.books(pairs, Reuse.none());
    assertThat(okx.timesAsked).hasValue(1);
    rig.nanos.tick(Duration.ofMinutes(1));
    data.books(pairs, Reuse.none());
    assertThat(okx.timesAsked).hasValue(2);
  }

  @Test
  void clock_isMeasuredOnceInAQuarterHour() throws Exception {
    var okx = new FakeClient(Venue.OKX, rig.clock).ahead(Duration.ofSeconds(90));
    var data = data(okx);

    data.books(List.of(pair(Venue.OKX, 1)), Reuse.none());
    rig.nanos.tick(Duration.ofMinutes(14));
    data.books(List.of(pair(Venue.OKX, 2)), Reuse.none());
    assertThat(okx.timesAsked).hasValue(1);
    rig.nanos.tick(Duration.ofMinutes(1));
    data.books(List.of(pair(Venue.OKX, 2)), Reuse.none());
    assertThat(okx.timesAsked).hasValue(2);
  }

  @Test
  void candles_ofSeveralRequests_haveOneReplyEach() throws Exception {
    var okx = new FakeClient(Venue.OKX, rig.clock);
    okx.bars.add(List.of(bar("2026-01-01T11:00:00Z", 7)));
    var asked =
        IntStream.range(0, 9)
            .mapToObj(
                i -> new CandleRequest(pair(Venue.OKX, i), Interval.HOUR, 2, rig.clock.instant()))
            .toList();

    var candles = data(okx).candles(asked);

    assertThat(candles.keySet()).containsExactlyElementsOf(asked);
    assertThat(candles.values()).allSatisfy(reply -> assertThat(Rig.value(reply)).hasSize(1));
  }

  @Test
  void listingsAndTickers_areByVenue() throws Exception {
    var data = data(new FakeClient(Venue.OKX, rig.clock), new FakeClient(Venue.KRAKEN, rig.clock));

    var listings = data.listings(List.of(Venue.OKX, Venue.KRAKEN));
    var tickers =
        data.tickers(listings.values().stream().<Listing>map(Rig::value).toList(), Reuse.none());

    assertThat(listings.keySet()).containsExactly(Venue.OKX, Venue.KRAKEN);
    assertThat(tickers.keySet()).containsExactlyInAnyOrder(Venue.OKX, Venue.KRAKEN);
  }

  @Test
  void venueNotConfigured_isAnErrorOfOurs() {
    var data = data(new FakeClient(Venue.OKX, rig.clock));

    assertThatThrownBy(() -> data.listings(List.of(Venue.BINANCE)))
        .hasRootCauseMessage("venue binance is not configured");
  }

  @Test
  void interrupt_cancelsEveryCallOutThere() throws Exception {
    var out = new CountDownLatch(FanOut.LANES);
    var interrupted = new AtomicInteger();
    var okx =
        new FakeClient(
            Venue.OKX,
            rig.clock,
            _ -> {
              out.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw e;
              }
            });
    var pairs = IntStream.range(0, 20).mapToObj(i -> pair(Venue.OKX, i)).toList();
    var data = data(okx);
    var thrown = new AtomicReference<Throwable>();
    var caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                var _ = data.books(pairs, Reuse.none());
              } catch (InterruptedException e) {
                thrown.set(e);
              }
            });
    assertThat(out.await(60, TimeUnit.SECONDS)).isTrue();

    caller.interrupt();

    assertThat(caller.join(Duration.ofSeconds(60))).isTrue();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(interrupted).hasValue(FanOut.LANES);
    assertThat(okx.asked).hasSize(FanOut.LANES);
  }

  @Test
  void fault_travelsAsAValue() throws Exception {
    var okx = new FakeClient(Venue.OKX, rig.clock).withoutClock();

    var reply =
        data(okx).books(List.of(pair(Venue.OKX, 1)), Reuse.none()).values().iterator().next();

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Missing.class,
            missing -> assertThat(missing.fault().code()).isEqualTo(Fault.Code.TIMEOUT));
  }

  private VenueMarketData data(VenueClient... clients) {
    return new VenueMarketData(
        List.of(clients), MarketCache.none(), rig.timing(), JustClosed.TAKE_AS_IS);
  }

  /// Nobody leaves a call before so many are in one.
  private static FakeClient.Inside meeting(int calls) {
    var together = new CyclicBarrier(calls);
    return _ -> {
      try {
        together.await(60, TimeUnit.SECONDS);
      } catch (BrokenBarrierException | TimeoutException e) {
        throw new AssertionError("the other calls were not made meanwhile", e);
      }
    };
  }

  private static List<Instrument> okxPairs(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> pair(Venue.OKX, i)).toList();
  }

  private static Instrument pair(Venue venue, int i) {
    return new Instrument(venue, "C" + i + "-USDT", "C" + i, Quote.USDT);
  }
}
