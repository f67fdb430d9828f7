package io.cryptorun.ledger.slot;

import java.util.Locale;

/// What a job wants of nominal times that were missed.
public enum CatchUp {
  /// Nothing: more than a minute late is too late.
  NONE,
  /// Only the newest of them.
  LATEST,
  /// Every one, oldest first.
  ALL;

  /// The word used in configuration.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
