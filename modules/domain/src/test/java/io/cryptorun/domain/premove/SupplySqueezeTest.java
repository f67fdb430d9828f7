package io.cryptorun.domain.premove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.Venue;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupplySqueezeTest {

  private static final TradeTape NO_TRADES = TradeTape.none();

  private static List<Double> samples(int count, double askUsd) {
    return Collections.nCopies(count, askUsd);
  }

  private static SupplySqueeze figures(double quality, double depthUsd) {
    return new SupplySqueeze(50, 50, 50, 50, quality, depthUsd, false);
  }

  @Test
  void signs_eachFromItsOwnData() {
    var squeeze =
        SupplySqueeze.of(
            Signs.book(10, 45_000, 30_000),
            samples(20, 40_000),
            new TradeTape(Signs.trades(100, 10, 0.59), 1),
            new OpenInterestChange(Venue.OKX, 0.15));
    assertThat(squeeze.askThinning()).isCloseTo(50, within(1e-6));
    assertThat(squeeze.bidPressure()).isCloseTo(40, within(1e-6));
    assertThat(squeeze.takerBuying()).isCloseTo(60, within(1e-6));
    assertThat(squeeze.openInterest()).isCloseTo(70, within(1e-6));
    assertThat(squeeze.quality())
        .isCloseTo(0.3 * 50 + 0.25 * 40 + 0.2 * 60 + 0.25 * 70, within(1e-6));
    assertThat(squeeze.depthUsd()).isCloseTo(75_000, within(1e-6));
  }

  @Test
  void signs_areKeptBetweenZeroAndHundred() {
    var full =
        SupplySqueeze.of(
            Signs.book(10, 90_000, 1_000),
            samples(20, 40_000),
            new TradeTape(Signs.trades(100, 10, 1), 1),
            new OpenInterestChange(Venue.OKX, 2));
    assertThat(full.quality()).isEqualTo(100);
    var none =
        SupplySqueeze.of(
            Signs.book(10, 1_000, 90_000),
            samples(20, 40_000),
            new TradeTape(Signs.trades(100, 10, 0), 1),
            new OpenInterestChange(Venue.OKX, -0.5));
    assertThat(none.quality()).isZero();
  }

  @Test
  void quality_ofTheSignsThatAreThere_hasTheirWeightsOnly() {
    var squeeze =
        SupplySqueeze.of(Signs.book(10, 45_000, 30_000), samples(20, 40_000), NO_TRADES, null);
    assertThat(squeeze.quality()).isCloseTo((0.3 * 50 + 0.25 * 40) / 0.55, within(1e-6));
  }

  @Test
  void thinning_needsTwentyHours_andAUsualDepth() {
    var book = Signs.book(10, 45_000, 30_000);
    assertThat(SupplySqueeze.of(book, samples(19, 40_000), NO_TRADES, null).askThinning()).isNaN();
    assertThat(SupplySqueeze.of(book, samples(20, 0), NO_TRADES, null).askThinning()).isNaN();
  }

  @Test
  void signs_fewerThanTwo_areInsufficientData_beforeTheDepthIsAskedFor() {
    var bookOnly = SupplySqueeze.of(Signs.book(10, 45_000, 30_000), List.of(), NO_TRADES, null);
    assertThat(bookOnly.quality()).isNaN();
    assertThat(bookOnly.answer().code()).isEqualTo("SQUEEZE_INSUFFICIENT_DATA");
    var nothing = SupplySqueeze.of(null, samples(50, 1), NO_TRADES, null);
    assertThat(nothing.answer().code()).isEqualTo("SQUEEZE_INSUFFICIENT_DATA");
    assertThat(nothing.answer().deciding().name()).isEqualTo("quality");
    assertThat(nothing.answer().passed()).isFalse();
  }

  @Test
  void depth_thatMayBeMore_isUnknown_andUnknownNeverPasses() {
    var trades = new TradeTape(Signs.trades(100, 10, 1), 1);
    var grown = new OpenInterestChange(Venue.OKX, 1);
    var cut = SupplySqueeze.of(Signs.truncated(9_000, 1_000), List.of(), trades, grown);
    assertThat(cut.quality()).isGreaterThan(70);
    assertThat(cut.depthUsd()).isCloseTo(10_000, within(1e-6));
    assertThat(cut.answer().code()).isEqualTo("DEPTH_UNKNOWN");
    assertThat(cut.answer().passed()).isFalse();
    assertThat(cut.answer().deciding().name()).isEqualTo("depth_usd");
    var noBook = SupplySqueeze.of(null, List.of(), trades, grown);
    assertThat(noBook.answer().code()).isEqualTo("DEPTH_UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({
    "70, 75000, false, quality",
    "70.1, 75000, true, quality",
    "75, 80000, false, depth_usd",
    "75, 79999.99, true, quality"
  })
  void gate_isStrictOnBothSides(double quality, double depth, boolean passes, String deciding) {
    var answer = figures(quality, depth).answer();
    assertThat(answer.passed()).isEqualTo(passes);
    assertThat(answer.code()).isEqualTo(passes ? "SQUEEZE_MET" : "SQUEEZE_NOT_MET");
    assertThat(answer.deciding().name()).isEqualTo(deciding);
  }

  @Test
  void margins_arePositiveInThePassingDirection() {
    var conditions = figures(72, 75_000).answer().conditions();
    assertThat(conditions.get(0).margin()).isEqualTo(2.0);
    assertThat(conditions.get(1).margin()).isEqualTo(5_000.0);
    assertThat(figures(Double.NaN, 90_000).answer().conditions().get(0).margin()).isNull();
    assertThat(figures(72, 90_000).answer().deciding().margin()).isEqualTo(-10_000.0);
  }
}
