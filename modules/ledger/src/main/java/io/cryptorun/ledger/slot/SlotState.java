package io.cryptorun.ledger.slot;

import java.util.Locale;

/// Where a slot stands.
public enum SlotState {
  PLANNED,
  CLAIMED,
  RUNNING,
  SUCCESS,
  PARTIAL,
  FAILED,
  CANCELLED,
  SKIPPED;

  /// The word used in SQL, JSON and on the terminal.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether nothing more will happen to the slot.
  public boolean isClosed() {
    return switch (this) {
      case PLANNED, CLAIMED, RUNNING -> false;
      case SUCCESS, PARTIAL, FAILED, CANCELLED, SKIPPED -> true;
    };
  }

  static SlotState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
