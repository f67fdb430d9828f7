package io.cryptorun.venues.kraken;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cryptorun.venues.http.NumberRow;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Kraken's answers as sent, as far as we use them.
final class KrakenWire {
  private KrakenWire() {}

  record Envelope<T>(@Nullable List<String> error, @Nullable T result) {}

  record Status(@Nullable String status) {}

  record Time(@Nullable BigDecimal unixtime) {}

  record Pair(
      @Nullable String altname,
      @Nullable String wsname,
      @JsonProperty("aclass_base") @Nullable String baseClass,
      @JsonProperty("aclass_quote") @Nullable String quoteClass,
      @Nullable String quote,
      @Nullable String status) {}

  /// Pairs of figures: today and the last 24 hours, or price and volumes.
  record Figures(
      @Nullable NumberRow a,
      @Nullable NumberRow b,
      @Nullable NumberRow c,
      @Nullable NumberRow v,
      @Nullable NumberRow p) {
    static final int PRICE = 0;
    static final int LAST_24H = 1;
  }

  /// Bars under the pair's name, beside `last`: the open time of the newest bar that is closed.
  record Bars(@Nullable BigDecimal last, @JsonAnySetter Map<String, List<NumberRow>> byPair) {
    static final int TIME = 0;
    static final int OPEN = 1;
    static final int HIGH = 2;
    static final int LOW = 3;
    static final int CLOSE = 4;
    static final int VWAP = 5;
    static final int VOLUME = 6;

    Bars {
      byPair = new LinkedHashMap<>(byPair);
    }
  }

  /// Trades under the pair's name, beside `last`: where the next page would begin.
  record Trades(@Nullable String last, @JsonAnySetter Map<String, List<Print>> byPair) {

    Trades {
      byPair = new LinkedHashMap<>(byPair);
    }
  }

  /// A trade, sent as a list of its fields in this order.
  ///
  /// @param time seconds since 1970, with a fraction
  /// @param side of the taker, `b` or `s`
  /// @param id absent in data from before 2023
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"price", "volume", "time", "side", "type", "misc", "id"})
  record Print(
      @Nullable BigDecimal price,
      @Nullable BigDecimal volume,
      @Nullable BigDecimal time,
      @Nullable String side,
      @Nullable String type,
      @Nullable String misc,
      @Nullable Long id) {}

  record Depth(@Nullable List<NumberRow> asks, @Nullable List<NumberRow> bids) {}
}
