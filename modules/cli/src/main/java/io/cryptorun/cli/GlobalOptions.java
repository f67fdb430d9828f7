package io.cryptorun.cli;

import io.cryptorun.cli.output.Layout;
import io.cryptorun.cli.output.OutputFormat;
import io.cryptorun.cli.output.Times;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The flags that every command takes. A flag goes before its environment variable, that before the
/// default.
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
      description = "One of ${COMPLETION-CANDIDATES} (env CRYPTORUN_OUTPUT). Default: table.")
  private OutputFormat output = OutputFormat.table;

  @Option(
      names = "--columns",
      paramLabel = "A,B",
      hideParamSyntax = true,
      split = ",",
      scope = ScopeType.INHERIT,
      description = "Only these columns, in this order; their names are those of -o csv.")
  private List<String> columns = List.of();

  @Option(
      names = "--no-headers",
      scope = ScopeType.INHERIT,
      description = "Tables and CSV without their first line.")
  private boolean noHeaders;

  @Option(
      names = "--tz",
      paramLabel = "ZONE",
      scope = ScopeType.INHERIT,
      description =
          "Time zone of displayed times (env CRYPTORUN_TZ). Default: UTC, as always in JSON and"
              + " CSV.")
  private ZoneId zone = ZoneOffset.UTC;

  @Option(
      names = "--time",
      paramLabel = "STYLE",
      scope = ScopeType.INHERIT,
      description = "One of ${COMPLETION-CANDIDATES} (env CRYPTORUN_TIME). Default: iso.")
  private Times.Style time = Times.Style.iso;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description =
          "One of ${COMPLETION-CANDIDATES} (env CRYPTORUN_COLOR, NO_COLOR). Default: auto.")
  private Color color = Color.auto;

  @Option(
      names = "--ascii",
      scope = ScopeType.INHERIT,
      description = "No characters beyond ASCII in texts (env CRYPTORUN_ASCII=true).")
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

  /// How an answer is laid out.
  Layout layout(Surroundings surroundings, Instant now) {
    return new Layout(output, columns, !noHeaders, times(now), surroundings.columns());
  }

  /// How times are told.
  public Times times(Instant now) {
    return new Times(zone, time, now);
  }

  public boolean headers() {
    return !noHeaders;
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
