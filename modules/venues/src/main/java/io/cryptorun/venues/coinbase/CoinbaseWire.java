package io.cryptorun.venues.coinbase;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cryptorun.venues.http.NumberRow;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Coinbase's answers as sent, as far as we use them.
final class CoinbaseWire {
  private CoinbaseWire() {}

  record Time(@Nullable String iso) {}

  /// A product; flags that older data lacks are null.
  record Product(
      @Nullable String id,
      @JsonProperty("base_currency") @Nullable String base,
      @JsonProperty("quote_currency") @Nullable String quote,
      @Nullable String status,
      @JsonProperty("trading_disabled") @Nullable Boolean tradingDisabled,
      @JsonProperty("cancel_only") @Nullable Boolean cancelOnly,
      @JsonProperty("auction_mode") @Nullable Boolean auctionMode) {}

  /// @param volume base units in 24 hours
  record Stats(@Nullable BigDecimal last, @Nullable BigDecimal volume) {}

  /// The columns of a bar.
  static final class Bar {
    static final int TIME = 0;
    static final int LOW = 1;
    static final int HIGH = 2;
    static final int OPEN = 3;
    static final int CLOSE = 4;
    static final int VOLUME = 5;

    private Bar() {}
  }

  /// @param time absent in data from before 2021
  record Book(
      @Nullable List<NumberRow> bids, @Nullable List<NumberRow> asks, @Nullable String time) {}

  /// @param side of the maker, `buy` or `sell`
  record Print(
      @JsonProperty("trade_id") @Nullable Long id,
      @Nullable String side,
      @Nullable BigDecimal size,
      @Nullable BigDecimal price,
      @Nullable String time) {}
}
