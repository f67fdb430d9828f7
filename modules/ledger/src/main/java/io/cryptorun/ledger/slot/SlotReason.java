package io.cryptorun.ledger.slot;

import java.util.Locale;

/// Why a slot did not succeed.
public enum SlotReason {
  OVERLAP,
  PAUSED,
  CATCH_UP,
  DRAIN,
  SUPERSEDED,
  TIMEOUT,
  ABANDONED,
  ERROR,
  OPERATOR;

  /// The word used in SQL, JSON and on the terminal.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SlotReason of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
