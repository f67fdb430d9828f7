package io.cryptorun.venues;

import static io.cryptorun.venues.Rig.bar;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Venue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanBarsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:07Z");
  private static final CandleRequest THREE =
      new CandleRequest(
          new Instrument(Venue.OKX, "SOL-USDT", "SOL", Quote.USDT), Interval.HOUR, 3, NOW);
  private static final Candle TEN = bar("2026-01-01T10:00:00Z", 100);
  private static final Candle ELEVEN = bar("2026-01-01T11:00:00Z", 110);

  @Test
  void bars_inAnyOrder_comeOldestFirst() {
    assertThat(clean(ELEVEN, TEN).bars()).containsExactly(TEN, ELEVEN);
    assertThat(clean(ELEVEN, TEN).anyDropped()).isFalse();
  }

  @Test
  void formingFutureAndOlderBars_areNotWantedButNoFault() {
    var forming = bar("2026-01-01T12:00:00Z", 120);
    var future = bar("2026-01-01T15:00:00Z", 120);
    var old = bar("2026-01-01T08:00:00Z", 80);

    var clean = clean(old, TEN, ELEVEN, forming, future);

    assertThat(clean.bars()).containsExactly(TEN, ELEVEN);
    assertThat(clean.anyDropped()).isFalse();
  }

  @Test
  void newestBar_notOverByTheVenuesClock_isStillForming() {
    var early = CleanBars.of(List.of(TEN, ELEVEN), THREE, Instant.parse("2026-01-01T11:59:59Z"));
    var exact = CleanBars.of(List.of(TEN, ELEVEN), THREE, Instant.parse("2026-01-01T12:00:00Z"));

    assertThat(early.bars()).containsExactly(TEN);
    assertThat(exact.bars()).containsExactly(TEN, ELEVEN);
  }

  @Test
  void equalDuplicates_areOneBar() {
    assertThat(clean(TEN, ELEVEN, TEN).bars()).containsExactly(TEN, ELEVEN);
  }

  @Test
  void conflictingDuplicates_areNoBar() {
    var other = bar("2026-01-01T10:00:00Z", 101);

    var clean = clean(TEN, ELEVEN, other, TEN);

    assertThat(clean.bars()).containsExactly(ELEVEN);
    assertThat(clean.conflicting()).isEqualTo(1);
  }

  @Test
  void impossibleBars_areDroppedAndCounted() {
    var open = TEN.openTime();
    var clean =
        clean(
            new Candle(open, 0, 1, 0, 1, 1, 1, false),
            new Candle(open, 5, 4, 6, 5, 1, 1, false),
            new Candle(open, 5, 6, 4, 5, -1, 1, false),
            new Candle(open, Double.NaN, 6, 4, 5, 1, 1, false),
            ELEVEN);

    assertThat(clean.bars()).containsExactly(ELEVEN);
    assertThat(clean.unsound()).isEqualTo(4);
  }

  @Test
  void barsBetweenTwoSlots_areDroppedAndCounted() {
    var clean = clean(bar("2026-01-01T10:30:00Z", 100), ELEVEN);

    assertThat(clean.bars()).containsExactly(ELEVEN);
    assertThat(clean.offGrid()).isEqualTo(1);
  }

  @Test
  void slotsOfDroppedBars_areInDoubt_unlessASoundBarIsThereToo() {
    var contradicted = clean(TEN, bar("2026-01-01T10:00:00Z", 101), ELEVEN);
    var offGrid = clean(bar("2026-01-01T10:30:00Z", 100), ELEVEN);
    var unsound = clean(upsideDown(TEN), upsideDown(ELEVEN), ELEVEN);
    var elsewhere = clean(upsideDown(bar("2025-12-31T10:00:00Z", 100)), TEN, ELEVEN);

    assertThat(contradicted.doubtful()).containsExactly(TEN.openTime());
    assertThat(offGrid.doubtful()).containsExactly(TEN.openTime());
    assertThat(unsound.doubtful()).containsExactly(TEN.openTime());
    assertThat(elsewhere.doubtful()).isEmpty();
    assertThat(elsewhere.unsound()).isEqualTo(1);
  }

  private static Candle upsideDown(Candle bar) {
    return new Candle(
        bar.openTime(), bar.open(), bar.close() - 1, bar.close() + 1, bar.close(), 10, 1000, false);
  }

  private static CleanBars clean(Candle... sent) {
    return CleanBars.of(List.of(sent), THREE, NOW);
  }
}
