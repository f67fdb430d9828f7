package io.cryptorun.jobs.config;

import java.util.Locale;

/// What happens to slots that fell due while nobody could run them.
public enum CatchUp {
  /// only the newest is run
  LATEST,
  /// each is run, oldest first
  ALL,
  /// none is run
  NONE;

  /// The word used in configuration: lower case.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
