package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Ticker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Average daily volume. A day's sample of one pair is its quote volume of 24 hours, or base volume
/// times price where the venue sends no quote volume; a figure that is missing, not positive or too
/// large for a number of dollars gives no sample, never zero.
public final class Adv {

  /// The newest sample included, as many days make the average.
  static final int DAYS = 7;

  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Adv() {}

  /// The day's volume of a pair in whole units of its quote, half up.
  public static OptionalLong sample(Ticker ticker) {
    var price = ticker.vwap() != null ? ticker.vwap() : ticker.last();
    return sample(ticker.quoteVolume(), ticker.baseVolume(), price);
  }

  static OptionalLong sample(
      @Nullable BigDecimal quoteVolume,
      @Nullable BigDecimal baseVolume,
      @Nullable BigDecimal price) {
    if (quoteVolume != null && quoteVolume.signum() > 0) {
      return rounded(quoteVolume);
    }
    if (baseVolume == null || baseVolume.signum() <= 0 || price == null || price.signum() <= 0) {
      return OptionalLong.empty();
    }
    return rounded(baseVolume.multiply(price));
  }

  /// A pair's sample in dollars, not rounded.
  static BigDecimal usd(long sample, double rate) {
    return BigDecimal.valueOf(sample).multiply(BigDecimal.valueOf(rate));
  }

  static OptionalLong rounded(BigDecimal volume) {
    var whole = volume.setScale(0, RoundingMode.HALF_UP);
    return whole.compareTo(LARGEST) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(whole.longValueExact());
  }
}
