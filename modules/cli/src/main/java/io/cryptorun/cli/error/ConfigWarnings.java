package io.cryptorun.cli.error;

import io.cryptorun.app.settings.Problem;

/// Shows what is valid in a configuration and worth a second look, in the form of its errors.
public final class ConfigWarnings {

  private ConfigWarnings() {}

  /// What, where, why and what to do, with line ends.
  public static String text(Problem doubtful) {
    return ErrorText.block("warning", ConfigErrors.report(doubtful));
  }
}
