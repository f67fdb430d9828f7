package io.cryptorun.ledger;

import java.io.Serial;
import java.sql.SQLException;

/// The server did not accept a statement that somebody wrote; the message is the server's.
public final class QueryRefused extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  QueryRefused(SQLException cause) {
    super(String.valueOf(cause.getMessage()).lines().findFirst().orElse("refused"), cause);
  }
}
