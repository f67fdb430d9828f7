package io.cryptorun.domain.factors;

/// What came of measuring a coin: its figures, or the reason it takes no part in the run's scores.
public sealed interface Measurement {

  /// The coin can be scored.
  record Measured(SymbolFactors factors) implements Measurement {}

  /// The coin cannot be scored; artifacts list it as skipped under the name of the reason.
  record Dropped(Reason reason) implements Measurement {}

  /// Why a coin cannot be scored.
  enum Reason {
    /// fewer than 15 hourly bars
    ATR_UNAVAILABLE("fewer than 15 hourly bars in the window"),
    /// fewer than three horizons, or neither of the two shortest
    MOMENTUM_INSUFFICIENT_DATA("fewer than 3 returns, or neither of 1h and 4h"),
    /// momentum alone
    INSUFFICIENT_FACTORS("no factor beside momentum could be measured");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /// One line for artifacts.
    public String text() {
      return text;
    }
  }
}
