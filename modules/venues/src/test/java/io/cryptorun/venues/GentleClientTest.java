package io.cryptorun.venues;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A venue that bears one call a second, asked gently.
class GentleClientTest {
  private final Rig rig = new Rig("2026-01-01T12:15:00Z");
  private final List<Instant> began = new CopyOnWriteArrayList<>();
  private final FakeClient okx = new FakeClient(Venue.OKX, rig.clock, _ -> note());
  private final FakeClient kraken = new FakeClient(Venue.KRAKEN, rig.clock);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void books_ofOneVenue_goOneAtATime_twoSecondsApart() throws Exception {
    gentle(MarketCache.none()).books(pairs(6), Reuse.none());

    assertThat(okx.most).hasValue(1);
    assertThat(began).hasSize(6);
    for (int i = 1; i < began.size(); i++) {
      assertThat(Duration.between(began.get(i - 1), began.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }
  }

  @Test
  void candles_goAtHalfTheirOwnPace() throws Exception {
    okx.bars.add(List.of(Rig.bar("2026-01-01T11:00:00Z", 7)));
    var requests =
        pairs(4).stream()
            .map(pair -> new CandleRequest(pair, Interval.HOUR, 2, rig.clock.instant()))
            .toList();

    gentle(MarketCache.none()).candles(requests);

    assertThat(Duration.between(began.getFirst(), began.getLast()))
        .isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void callsThatTakeLongerThanTheirShare_areNotHeldBackFurther() throws Exception {
    var slow = new FakeClient(Venue.OKX, rig.clock, _ -> passing(Duration.ofSeconds(5)));

    VenueMarketData.gentle(List.of(slow), MarketCache.none(), rig.timing(), JustClosed.TAKE_AS_IS)
        .stats(pairs(3), Reuse.none());

    assertThat(rig.slept).isEmpty();
  }

  @Test
  void answersFromStore_areNotPaced() throws Exception {
    var store = new StoredBars();
    new VenueMarketData(List.of(okx), store, rig.timing(), JustClosed.TAKE_AS_IS)
        .books(pairs(5), Reuse.none());
    rig.slept.clear();

    gentle(store).books(pairs(5), new Reuse(Map.of(Venue.OKX, Duration.ofMinutes(30))));

    assertThat(rig.slept).isEmpty();
  }

  @Test
  void venues_doNotWaitForEachOther() throws Exception {
    var one = pairs(1).getFirst();
    var other = new Instrument(Venue.KRAKEN, "C0USD", "C0", Quote.USD);

    gentle(MarketCache.none()).stats(List.of(one, other), Reuse.none());

    assertThat(rig.slept).isEmpty();
  }

  @Test
  void pace_isHalf() {
    assertThat(gentle(MarketCache.none()).paces()).containsEntry(Venue.OKX, new Pace(0.5, 0.5));
  }

  private VenueMarketData gentle(MarketCache cache) {
    return VenueMarketData.gentle(List.of(okx, kraken), cache, rig.timing(), JustClosed.TAKE_AS_IS);
  }

  private void note() {
    began.add(rig.clock.instant());
  }

  private void passing(Duration time) {
    rig.clock.tick(time);
    rig.nanos.tick(time);
  }

  private static List<Instrument> pairs(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Instrument(Venue.OKX, "C" + i + "-USDT", "C" + i, Quote.USDT))
        .toList();
  }
}
