package io.cryptorun.venues.okx;

import io.cryptorun.venues.http.NumberRow;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// OKX's answers as sent, as far as we use them.
final class OkxWire {
  private OkxWire() {}

  /// @param data absent in a limit answer
  record Envelope<T>(@Nullable String code, @Nullable String msg, @Nullable List<T> data) {}

  record Time(@Nullable BigDecimal ts) {}

  /// @param ruleType absent in older data; `normal` for a pair that trades as usual
  record Pair(
      @Nullable String instId,
      @Nullable String instType,
      @Nullable String baseCcy,
      @Nullable String quoteCcy,
      @Nullable String state,
      @Nullable String ruleType) {}

  /// @param vol24h base units, for spot
  /// @param volCcy24h quote units, for spot
  record Figures(
      @Nullable String instId,
      @Nullable BigDecimal last,
      @Nullable BigDecimal askPx,
      @Nullable BigDecimal bidPx,
      @Nullable BigDecimal vol24h,
      @Nullable BigDecimal volCcy24h) {}

  /// The columns of a bar.
  static final class Bar {
    static final int TIME = 0;
    static final int OPEN = 1;
    static final int HIGH = 2;
    static final int LOW = 3;
    static final int CLOSE = 4;
    static final int VOLUME = 5;
    static final int QUOTE_VOLUME = 7;
    static final int CONFIRM = 8;

    private Bar() {}
  }

  record Book(
      @Nullable List<NumberRow> asks, @Nullable List<NumberRow> bids, @Nullable BigDecimal ts) {}

  /// @param sz base units, for spot
  /// @param side of the taker, `buy` or `sell`
  record Print(
      @Nullable Long tradeId,
      @Nullable BigDecimal px,
      @Nullable BigDecimal sz,
      @Nullable String side,
      @Nullable BigDecimal ts) {}
}
