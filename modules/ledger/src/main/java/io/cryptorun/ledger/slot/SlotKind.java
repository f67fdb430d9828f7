package io.cryptorun.ledger.slot;

import java.util.Locale;

/// Why a slot exists.
public enum SlotKind {
  /// A nominal time of the job's schedule; the only kind that is judged by lateness and overlap.
  CRON,
  /// Somebody asked for a run now.
  MANUAL,
  /// Somebody asked for a failed run again.
  RETRY,
  /// A run that looks at a simulated past; it takes no single-flight lock and leaves no state.
  REPLAY;

  /// The word used in SQL, JSON and on the terminal.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static SlotKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
