package io.cryptorun.domain.gates;

import java.util.Locale;

/// What a failed gate does to a row.
public enum GateClass {
  /// the row is rejected
  MANDATORY,
  /// the row is shown, to be watched
  GUARD,
  /// a remark
  ADVISORY;

  private final String id = name().toLowerCase(Locale.ROOT);

  /// The name used in artifacts and SQL: lower case.
  public String id() {
    return id;
  }
}
