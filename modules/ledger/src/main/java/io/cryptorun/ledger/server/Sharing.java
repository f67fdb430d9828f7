package io.cryptorun.ledger.server;

/// What a connection has of its session: found by a [SessionProbe].
public enum Sharing {
  /// It is a session of its own, with the settings that it was opened with.
  NONE("keeps sessions"),
  /// Each transaction, or each statement, may be another session's.
  BETWEEN_TRANSACTIONS("shares sessions between transactions"),
  /// A session of its own, without the limits that it was opened with.
  WITHOUT_LIMITS("swallows the time limits that sessions are opened with");

  private final String text;

  Sharing(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
