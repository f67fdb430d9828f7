package io.cryptorun.venues.okx;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// OKX's answers about swaps as sent, as far as we use them.
final class OkxSwapWire {
  private OkxSwapWire() {}

  /// @param underlying `BTC-USDT`; base and quote have no fields of their own for swaps
  /// @param contractType `linear` or `inverse`
  record Swap(
      @Nullable String instId,
      @JsonProperty("uly") @Nullable String underlying,
      @JsonProperty("ctType") @Nullable String contractType,
      @Nullable String settleCcy,
      @Nullable String state,
      @Nullable String ruleType) {}

  /// @param fundingRate what will be charged at `fundingTime`
  record Funding(
      @Nullable String instId,
      @Nullable BigDecimal fundingRate,
      @Nullable BigDecimal fundingTime,
      @Nullable BigDecimal nextFundingTime) {}

  /// @param realizedRate what was charged; the `fundingRate` beside it is only what was foreseen
  record Charged(@Nullable BigDecimal realizedRate, @Nullable BigDecimal fundingTime) {}

  /// @param oiCcy base units
  record Open(@Nullable String instId, @Nullable BigDecimal oiCcy, @Nullable BigDecimal ts) {}
}
