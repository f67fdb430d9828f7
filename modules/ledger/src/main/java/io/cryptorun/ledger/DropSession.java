package io.cryptorun.ledger;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/// Which sessions a pool throws away beside those whose connection broke: those that the server has
/// ended, and those with a server that takes no changes any more.
final class DropSession implements SQLExceptionOverride {

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return DatabaseUnreachable.endsSession(failure.getSQLState())
        ? Override.MUST_EVICT
        : Override.CONTINUE_EVICT;
  }
}
