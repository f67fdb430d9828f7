package io.cryptorun.venues.kraken;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Answers of Kraken Futures as sent, as far as we use them. Numbers are bare and may have
/// exponents; symbols were lower case until about 2022.
final class KrakenFuturesWire {
  private KrakenFuturesWire() {}

  /// The rows of an answer that are wanted, and what stands beside them: `result`, and `serverTime`
  /// or an error in one of two forms.
  record Envelope<T>(List<T> rows, JsonNode beside) {}

  /// A contract.
  ///
  /// @param type `flexible_futures` for linear ones
  record Row(@Nullable String symbol, @Nullable String type, @Nullable Boolean tradeable) {}

  /// @param fundingRate dollars for one coin and hour, not a fraction; dated contracts have none
  /// @param openInterest base units, for linear contracts
  record Figures(
      @Nullable String symbol,
      @Nullable BigDecimal fundingRate,
      @Nullable BigDecimal indexPrice,
      @Nullable BigDecimal openInterest) {}

  /// @param relativeFundingRate the fraction, for one hour
  record Charged(@Nullable String timestamp, @Nullable BigDecimal relativeFundingRate) {}
}
