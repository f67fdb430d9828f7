package io.cryptorun.domain.factors;

import java.util.Locale;

/// A column of the score, in the order in which overlap is removed: what a factor shares with an
/// earlier one counts for the earlier one.
public enum Factor {
  MOMENTUM(0),
  TECHNICAL(1),
  VOLUME(2),
  QUALITY(3);

  private final String id = name().toLowerCase(Locale.ROOT);
  private final int column;

  Factor(int column) {
    this.column = column;
  }

  /// The name used in artifacts: lower case.
  public String id() {
    return id;
  }

  /// Where its figures stand in a section.
  int column() {
    return column;
  }
}
