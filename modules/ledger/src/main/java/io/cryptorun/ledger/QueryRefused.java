package io.cryptorun.ledger;

import java.io.Serial;
import java.sql.SQLException;

/// The server did not accept a statement that somebody wrote; the message is the server's.
public final class QueryRefused extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private static final String CANCELED = "57014";

  private final boolean overdue;

  QueryRefused(SQLException cause) {
    super(String.valueOf(cause.getMessage()).lines().findFirst().orElse("refused"), cause);
    this.overdue = CANCELED.equals(cause.getSQLState());
  }

  /// Whether it took longer than the role's statements may.
  public boolean isOverdue() {
    return overdue;
  }
}
