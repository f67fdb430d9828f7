package io.cryptorun.cli.database;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;

/// Commands that have no meaning for a database of the operator's own.
final class External {

  private External() {}

  static void refuse(Invocation invocation, String verb) {
    if (invocation.environment().hasExternalDatabase()) {
      throw CommandRefused.usage(
          "CR-DB-010",
          "CRYPTORUN_DATABASE_URL names a database that is not ours to %s".formatted(verb),
          "unset CRYPTORUN_DATABASE_URL for the embedded one");
    }
  }
}
