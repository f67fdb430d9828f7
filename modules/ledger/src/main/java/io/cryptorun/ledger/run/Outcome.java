package io.cryptorun.ledger.run;

import java.util.Locale;

/// How an attempt stands or ended.
public enum Outcome {
  RUNNING,
  SUCCESS,
  PARTIAL,
  FAILED,
  TIMEOUT,
  CANCELLED,
  /// Its node was gone; somebody else closed it.
  ABANDONED,
  /// It wanted to publish after its node's epoch had been closed.
  REJECTED;

  /// The word used in SQL, JSON and on the terminal.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Outcome of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
