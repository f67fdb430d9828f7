package io.cryptorun.venues;

import static io.cryptorun.venues.Rig.bar;
import static io.cryptorun.venues.Rig.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VenueCandlesTest {
  private static final Instrument SOL = new Instrument(Venue.OKX, "SOL-USDT", "SOL", Quote.USDT);
  private static final Instrument THIN =
      new Instrument(Venue.COINBASE, "THIN-USD", "THIN", Quote.USD);
  private static final Candle NINE = bar("2026-01-01T09:00:00Z", 90);
  private static final Candle TEN = bar("2026-01-01T10:00:00Z", 100);
  private static final Candle ELEVEN = bar("2026-01-01T11:00:00Z", 110);

  private final Rig rig = new Rig("2026-01-01T12:15:00Z");
  private final StoredBars stored = new StoredBars();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void nothingStored_asksForTheWholeWindow_andKeepsIt() throws Exception {
    var client = client(Venue.OKX, List.of(ELEVEN, NINE, TEN));

    var bars = ask(client, stored, JustClosed.WAIT, request(SOL, 3, "2026-01-01T12:15:00Z"));

    assertThat(value(bars)).containsExactly(NINE, TEN, ELEVEN);
    assertThat(client.candleRequests.getFirst().count()).isEqualTo(3);
    assertThat(stored.all()).containsExactly(NINE, TEN, ELEVEN);
    assertThat(rig.slept).isEmpty();
  }

  @Test
  void allStored_makesNoCall() throws Exception {
    var client = client(Venue.OKX, List.of());
    stored.keep(SOL, Interval.HOUR, List.of(NINE, TEN, ELEVEN));

    var reply = ask(client, stored, JustClosed.WAIT, request(SOL, 3, "2026-01-01T12:15:00Z"));

    assertThat(reply)
        .isEqualTo(
            new Reply.Received<>(
                List.of(NINE, TEN, ELEVEN), rig.clock.instant(), Duration.ZERO, true));
    assertThat(client.candleRequests).isEmpty();
  }

  @Test
  void newestMissing_asksForItAlone() throws Exception {
    var client = client(Venue.OKX, List.of(ELEVEN));
    stored.keep(SOL, Interval.HOUR, List.of(NINE, TEN));

    var bars = ask(client, stored, JustClosed.WAIT, request(SOL, 3, "2026-01-01T12:15:00Z"));

    assertThat(value(bars)).containsExactly(NINE, TEN, ELEVEN);
    assertThat(client.candleRequests.getFirst().count()).isEqualTo(1);
    assertThat(client.candleRequests.getFirst().oldestOpen()).isEqualTo(ELEVEN.openTime());
  }

  @Test
  void windowReachesBeforeTheStored_asksForAll_andAnswersAll() throws Exception {
    var client = client(Venue.OKX, List.of(NINE, TEN, ELEVEN));
    stored.keep(SOL, Interval.HOUR, List.of(TEN, ELEVEN));

    var bars = ask(client, stored, JustClosed.WAIT, request(SOL, 3, "2026-01-01T12:15:00Z"));

    assertThat(client.candleRequests.getFirst().count()).isEqualTo(3);
    assertThat(value(bars)).containsExactly(NINE, TEN, ELEVEN);
  }

  @Test
  void storedBar_countsMoreThanAFreshOneOfItsTime() throws Exception {
    var client = client(Venue.OKX, List.of(NINE, bar("2026-01-01T10:00:00Z", 105), ELEVEN));
    stored.keep(SOL, Interval.HOUR, List.of(TEN));

    var bars = ask(client, stored, JustClosed.WAIT, request(SOL, 3, "2026-01-01T12:15:00Z"));

    assertThat(value(bars)).containsExactly(NINE, TEN, ELEVEN);
  }

  @Test
  void holesOfCoinbase_areFilledBetweenStoredAndFresh_butNotStored() throws Exception {
    var client = client(Venue.COINBASE, List.of(ELEVEN));
    stored.keep(THIN, Interval.HOUR, List.of(NINE));

    var bars =
        value(ask(client, stored, JustClosed.WAIT, request(THIN, 3, "2026-01-01T12:15:00Z")));

    assertThat(bars)
        .containsExactly(NINE, new Candle(TEN.openTime(), 90, 90, 90, 90, 0, 0, true), ELEVEN);
    assertThat(stored.all()).containsExactly(NINE, ELEVEN);
  }

  @Test
  void slotOfCoinbaseInDoubt_isNotFilled_andIsAskedForAgain() throws Exception {
    var nonsense = new Candle(TEN.openTime(), 100, 99, 101, 100, 10, 1000, false);
    var client = client(Venue.COINBASE, List.of(NINE, nonsense, ELEVEN), List.of(TEN, ELEVEN));

    var bars =
        value(ask(client, stored, JustClosed.WAIT, request(THIN, 3, "2026-01-01T12:15:00Z")));
    assertThat(bars).containsExactly(NINE, ELEVEN);
    assertThat(stored.all()).containsExactly(NINE);

    bars = value(ask(client, stored, JustClosed.WAIT, request(THIN, 3, "2026-01-01T12:15:00Z")));
    assertThat(client.candleRequests.getLast().count()).isEqualTo(2);
    assertThat(bars).containsExactly(NINE, TEN, ELEVEN);
    assertThat(stored.all()).containsExactly(NINE, TEN, ELEVEN);
  }

  @Test
  void holesOfOtherVenues_stayHoles() throws Exception {
    var client = client(Venue.OKX, List.of(NINE, ELEVEN));

    var bars = ask(client, stored, JustClosed.WAIT, request(SOL, 3, "2026-01-01T12:15:00Z"));

    assertThat(value(bars)).containsExactly(NINE, ELEVEN);
  }

  @Test
  void onTheHour_asksThreeSecondsAfterIt_andOnceMoreWhenTheBarIsLate() throws Exception {
    rig.clock.set(Instant.parse("2026-01-01T12:00:00.400Z"));
    var client = client(Venue.OKX, List.of(NINE, TEN), List.of(NINE, TEN, ELEVEN));

    var bars = ask(client, stored, JustClosed.WAIT, request(SOL, 3, "2026-01-01T12:00:00Z"));

    assertThat(value(bars)).containsExactly(NINE, TEN, ELEVEN);
    assertThat(rig.slept).containsExactly(Duration.ofMillis(2600), Duration.ofSeconds(5));
    assertThat(client.candleRequests).hasSize(2);
    assertThat(client.candleRequests.getLast().count()).isEqualTo(1);
  }

  @Test
  void onTheHour_barStillMissing_isLeftOut() throws Exception {
    rig.clock.set(Instant.parse("2026-01-01T12:00:10Z"));
    var client = client(Venue.OKX, List.of(NINE, TEN));

    var bars = ask(client, stored, JustClosed.WAIT, request(SOL, 3, "2026-01-01T12:00:00Z"));

    assertThat(value(bars)).containsExactly(NINE, TEN);
    assertThat(rig.slept).containsExactly(Duration.ofSeconds(5));
    assertThat(client.candleRequests).hasSize(2);
  }

  @Test
  void venueBehindUs_itsClockDecides() throws Exception {
    rig.clock.set(Instant.parse("2026-01-01T12:00:10Z"));
    var client = client(Venue.OKX, List.of(NINE, TEN, ELEVEN));

    var bars =
        new VenueCandles(client, stored, rig.timing(), JustClosed.TAKE_AS_IS)
            .ask(
                List.of(request(SOL, 3, "2026-01-01T12:00:00Z")),
                new VenueClock(rig.clock, Duration.ofSeconds(-11)));

    assertThat(value(bars.values().iterator().next())).containsExactly(NINE, TEN);
  }

  @Test
  void aQuarterPast_aMissingBarIsNotLate() throws Exception {
    var client = client(Venue.COINBASE, List.of(NINE, TEN));

    ask(client, stored, JustClosed.WAIT, request(THIN, 3, "2026-01-01T12:15:00Z"));

    assertThat(rig.slept).isEmpty();
    assertThat(client.candleRequests).hasSize(1);
  }

  @Test
  void replay_waitsForNothing() throws Exception {
    rig.clock.set(Instant.parse("2026-01-01T12:00:00Z"));
    var client = client(Venue.OKX, List.of(NINE, TEN));

    ask(client, MarketCache.none(), JustClosed.TAKE_AS_IS, request(SOL, 3, "2026-01-01T12:00:00Z"));

    assertThat(rig.slept).isEmpty();
    assertThat(client.candleRequests).hasSize(1);
  }

  private FakeClient client(Venue venue, List<Candle> always) {
    return client(venue, always, always);
  }

  private FakeClient client(Venue venue, List<Candle> first, List<Candle> then) {
    var client = new FakeClient(venue, rig.clock);
    client.bars.add(first);
    client.bars.add(then);
    return client;
  }

  private Reply<List<Candle>> ask(
      FakeClient client, MarketCache cache, JustClosed justClosed, CandleRequest request)
      throws InterruptedException {
    return new VenueCandles(client, cache, rig.timing(), justClosed)
        .ask(List.of(request), rig.venueClock())
        .values()
        .iterator()
        .next();
  }

  private static CandleRequest request(Instrument instrument, int count, String asOf) {
    return new CandleRequest(instrument, Interval.HOUR, count, Instant.parse(asOf));
  }
}
