package io.cryptorun.venues.binance;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers of Binance's USD-M host as sent, as far as we use them.
final class BinanceFuturesWire {
  private BinanceFuturesWire() {}

  record Exchange(@Nullable List<Row> symbols) {}

  /// A contract.
  record Row(
      @Nullable String symbol,
      @Nullable String contractType,
      @Nullable String status,
      @Nullable String baseAsset,
      @Nullable String quoteAsset) {}

  /// @param lastFundingRate the rate building up now, whatever its name says; empty for dated
  ///   contracts
  record Premium(@Nullable String symbol, @Nullable BigDecimal lastFundingRate) {}

  record Charged(@Nullable BigDecimal fundingRate, @Nullable BigDecimal fundingTime) {}

  /// @param openInterest base units
  record Open(@Nullable BigDecimal openInterest, @Nullable BigDecimal time) {}

  /// @param sumOpenInterest base units
  record OpenThen(@Nullable BigDecimal sumOpenInterest, @Nullable BigDecimal timestamp) {}
}
