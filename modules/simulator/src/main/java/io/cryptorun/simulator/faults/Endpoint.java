package io.cryptorun.simulator.faults;

import java.util.Locale;

/// What an endpoint is for, the same word on every venue; faults are aimed by it.
public enum Endpoint {
  PAIRS,
  TICKERS,
  TICKER,
  CANDLES,
  BOOK,
  TRADES,
  FUNDING,
  FUNDING_HISTORY,
  OPEN_INTEREST,
  TIME,
  PING,
  STATUS;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
