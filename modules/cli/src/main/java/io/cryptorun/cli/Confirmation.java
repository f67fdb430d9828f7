package io.cryptorun.cli;

import io.cryptorun.cli.error.CommandRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/// The flag `--yes` of a command that removes or replaces something.
public final class Confirmation {

  @Option(names = "--yes", description = "Does not ask; needed where there is no terminal.")
  private boolean yes;

  /// Whether it was confirmed on the command line.
  public boolean isGiven() {
    return yes;
  }

  /// Returns when it may be done.
  ///
  /// @param question without its question mark
  /// @throws CommandRefused when it may not, or when nobody can be asked
  public void require(Invocation invocation, String question) {
    if (yes) {
      return;
    }
    var surroundings = invocation.surroundings();
    if (!surroundings.errIsTerminal()) {
      throw CommandRefused.usage(
          "CR-USE-015", "%s? Nobody is there to be asked".formatted(question), "add --yes");
    }
    surroundings.err().print("%s? [y/N] ".formatted(question));
    surroundings.err().flush();
    if (!answer(invocation).equalsIgnoreCase("y")) {
      throw CommandRefused.usage(
          "CR-USE-016", "not confirmed; nothing was changed", "answer y, or add --yes");
    }
  }

  private static String answer(Invocation invocation) {
    var in = new InputStreamReader(invocation.surroundings().in(), StandardCharsets.UTF_8);
    try {
      var line = new BufferedReader(in).readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
