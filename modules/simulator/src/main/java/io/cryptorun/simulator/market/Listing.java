package io.cryptorun.simulator.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// One instrument of one venue.
///
/// @param hours hourly bars as this venue shows them
/// @param days its own recorded daily bars; null where days are summed from hours
/// @param priceScale decimals of its prices
/// @param origin null for bars recorded on this very venue, else what they were derived from
public record Listing(
    SpotVenue venue,
    String base,
    String quote,
    Bars hours,
    @Nullable Bars days,
    int priceScale,
    Gaps gaps,
    @Nullable String origin) {

  private static final int MOST_SIZE_DECIMALS = 8;
  private static final int VOLUME_DECIMALS = 8;

  /// The instrument's name in the simulator itself, such as `BTC/USD`.
  public String symbol() {
    return base + "/" + quote;
  }

  /// The smallest price step.
  public BigDecimal tick() {
    return BigDecimal.ONE.movePointLeft(priceScale);
  }

  /// A price of this instrument, on its tick.
  public BigDecimal price(double value) {
    return BigDecimal.valueOf(value).setScale(priceScale, RoundingMode.HALF_UP);
  }

  /// A traded amount in either currency.
  public BigDecimal volume(double value) {
    return BigDecimal.valueOf(value).setScale(VOLUME_DECIMALS, RoundingMode.HALF_UP);
  }

  /// Decimals of an order's size: about a hundredth of a cent to a cent of the quote currency.
  public int sizeScale() {
    double price = openingPrice();
    return Math.clamp((int) Math.floor(Math.log10(price)) + 4, 0, MOST_SIZE_DECIMALS);
  }

  private double openingPrice() {
    var first = hours.at(hours.first());
    return first == null ? 1.0 : first.open();
  }
}
