package io.cryptorun.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// Which part of a long list is meant.
public final class Page {

  private static final int MOST = 10_000;

  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "At most so many, 1 to 10000. Default: ${DEFAULT-VALUE}.",
      defaultValue = "50")
  private int limit = 50;

  @Option(
      names = "--after",
      paramLabel = "CURSOR",
      description = "Goes on where the last page ended: next_cursor of -o json.")
  private @Nullable String after;

  /// Most items to show.
  public int limit() {
    if (limit < 1 || limit > MOST) {
      throw new ParameterException(
          command.commandLine(), "-n %d is not between 1 and %d".formatted(limit, MOST));
    }
    return limit;
  }

  /// Where the last page ended; null for the first page.
  public @Nullable String after() {
    return after;
  }
}
