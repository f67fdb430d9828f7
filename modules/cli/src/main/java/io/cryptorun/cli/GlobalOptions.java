package io.cryptorun.cli;

import io.cryptorun.cli.output.OutputFormat;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The flags that every command takes.
public final class GlobalOptions {

  /// When to colour.
  enum Color {
    auto,
    always,
    never
  }

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The schedule file (env CRYPTORUN_CONFIG; default config/scheduler.yaml).")
  private @Nullable Path config;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      description = "One of ${COMPLETION-CANDIDATES}. Default: table.")
  private OutputFormat output = OutputFormat.table;

  @Option(
      names = "--tz",
      paramLabel = "ZONE",
      scope = ScopeType.INHERIT,
      description = "Time zone of displayed times. Default: UTC. JSON and CSV are always UTC.")
  private ZoneId zone = ZoneOffset.UTC;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description = "One of ${COMPLETION-CANDIDATES} (env NO_COLOR). Default: auto.")
  private Color color = Color.auto;

  @Option(
      names = "--ascii",
      scope = ScopeType.INHERIT,
      description = "No characters beyond ASCII in texts.")
  private boolean ascii;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "The answer only: no banner, no progress, no hints.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Twice (-vv): the stack trace of an error too.")
  private boolean[] verbose = {};

  public @Nullable Path config() {
    return config;
  }

  public OutputFormat output() {
    return output;
  }

  public ZoneId zone() {
    return zone;
  }

  public boolean ascii() {
    return ascii;
  }

  public boolean quiet() {
    return quiet;
  }

  /// 0, 1 or 2.
  public int verbosity() {
    return Math.min(2, verbose.length);
  }

  /// Whether a text on this stream is coloured.
  public boolean colored(Surroundings surroundings) {
    return switch (color) {
      case always -> true;
      case never -> false;
      case auto ->
          surroundings.outIsTerminal()
              && !surroundings.variables().containsKey("NO_COLOR")
              && !"dumb".equals(surroundings.variables().get("TERM"));
    };
  }
}
