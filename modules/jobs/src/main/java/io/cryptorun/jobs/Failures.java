package io.cryptorun.jobs;

import java.util.Locale;

/// Names an unexpected failure in the words of the ledger.
final class Failures {

  private Failures() {}

  /// `PublicationException` becomes `PUBLICATION`, so that a query can count failures by kind.
  static String code(String exceptionName) {
    return exceptionName
        .replaceFirst("(Exception|Error)$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toUpperCase(Locale.ROOT);
  }
}
