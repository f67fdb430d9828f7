package io.cryptorun.domain.universe;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Venue;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvTest {

  @Test
  void sample_quoteVolumePresent_isQuoteVolume() {
    assertThat(sample("5000000", "100", "50000")).hasValue(5_000_000);
  }

  @Test
  void sample_noQuoteVolume_isBaseTimesPrice() {
    assertThat(sample(null, "1000", "3000")).hasValue(3_000_000);
  }

  @Test
  void sample_quoteVolumeZero_fallsBackToBaseTimesPrice() {
    assertThat(sample("0", "1000", "3000")).hasValue(3_000_000);
  }

  @ParameterizedTest(name = "quote {0}, base {1}, price {2}")
  @CsvSource({
    ",0,3000", // zero volume
    ",-1,3000", // negative volume
    ",1000,0", // zero price
    ",1000,-3", // negative price
    ",1000,", // no price
    ",,3000", // no volume
    "-5,,", // negative quote volume
    "1e300,1,1", // more than any market
    ",1e200,1e200", // overflow of the product
  })
  void sample_noUsableFigure_isEmpty(
      @Nullable String quote, @Nullable String base, @Nullable String price) {
    assertThat(sample(quote, base, price)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1000.5,1001", "1000.49,1000", "0.5,1"})
  void sample_fraction_isRoundedHalfUp(String volume, long whole) {
    assertThat(sample(volume, null, null)).hasValue(whole);
  }

  @Test
  void usd_belowParity_isExact() {
    assertThat(Adv.usd(50_000, 0.9999)).isEqualByComparingTo("49995");
  }

  @Test
  void sample_tickerWithVwap_prefersItToLast() {
    var pair = new Instrument(Venue.KRAKEN, "XBTUSD", "BTC", Quote.USD);
    var ticker =
        new Ticker(
            pair, BigDecimal.valueOf(110), BigDecimal.valueOf(100), BigDecimal.TEN, null, true);
    assertThat(Adv.sample(ticker)).hasValue(1000);
  }

  private static OptionalLong sample(
      @Nullable String quote, @Nullable String base, @Nullable String price) {
    return Adv.sample(decimal(quote), decimal(base), decimal(price));
  }

  private static @Nullable BigDecimal decimal(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
