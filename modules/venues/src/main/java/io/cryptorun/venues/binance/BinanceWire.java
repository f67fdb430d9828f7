package io.cryptorun.venues.binance;

import io.cryptorun.venues.http.NumberRow;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Binance's answers as sent, as far as we use them.
final class BinanceWire {
  private BinanceWire() {}

  record Time(@Nullable BigDecimal serverTime) {}

  record Exchange(@Nullable List<Limit> rateLimits, @Nullable List<Pair> symbols) {}

  record Limit(
      @Nullable String rateLimitType,
      @Nullable String interval,
      @Nullable Integer intervalNum,
      @Nullable Integer limit) {}

  record Pair(
      @Nullable String symbol,
      @Nullable String status,
      @Nullable String baseAsset,
      @Nullable String quoteAsset,
      @Nullable Boolean isSpotTradingAllowed) {}

  /// @param volume base units in 24 hours
  /// @param quoteVolume quote units in 24 hours
  record Figures(
      @Nullable String symbol,
      @Nullable BigDecimal lastPrice,
      @Nullable BigDecimal weightedAvgPrice,
      @Nullable BigDecimal bidPrice,
      @Nullable BigDecimal askPrice,
      @Nullable BigDecimal volume,
      @Nullable BigDecimal quoteVolume) {}

  /// The columns of a bar.
  static final class Bar {
    static final int TIME = 0;
    static final int OPEN = 1;
    static final int HIGH = 2;
    static final int LOW = 3;
    static final int CLOSE = 4;
    static final int VOLUME = 5;
    static final int CLOSE_TIME = 6;
    static final int QUOTE_VOLUME = 7;

    private Bar() {}
  }

  record Depth(@Nullable List<NumberRow> bids, @Nullable List<NumberRow> asks) {}

  /// @param qty base units
  record Print(
      @Nullable Long id,
      @Nullable BigDecimal price,
      @Nullable BigDecimal qty,
      @Nullable BigDecimal time,
      @Nullable Boolean isBuyerMaker) {}
}
