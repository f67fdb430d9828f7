package io.cryptorun.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Every verb of the command line as the parser itself knows it, so that a new one is tested the
/// day it is added, with arguments that fit its parameters.
///
/// @param runId of a finished scan
/// @param otherRunId of another run of the same job
record EveryCommand(String runId, String otherRunId) {

  /// Commands that run until they are stopped, or make processes; tests of their own start them.
  private static final List<String> LONG_LIVED =
      List.of("schedule start", "demo", "simulator", "cluster drill");

  /// Where a parameter's label does not say enough.
  private static final Map<String, String> ARGUMENTS =
      Map.ofEntries(
          Map.entry("db query", "select 1 as one"),
          Map.entry("completion", "bash"),
          Map.entry("db export-audit", "--since 7d"),
          Map.entry("help", "exit-codes"),
          Map.entry("schedule run", "scan.hot --dry-run"),
          Map.entry("config init", ""),
          Map.entry("artifacts show", "RUN explain.json"),
          Map.entry("artifacts path", "RUN explain.json"),
          Map.entry("artifacts prune", "--older-than 90d --dry-run"),
          Map.entry("runs explain", "RUN"),
          Map.entry("runs diff", "RUN OTHER"));

  /// Further forms of some commands, whose answers are of another kind.
  private static final List<String> MORE =
      List.of(
          "runs explain RUN --symbol BTC/USD",
          "version --nodes",
          "db views runs",
          "db migrate --dry-run",
          "config schema --list",
          "config show --origin",
          "schedule list --no-banner",
          "help schedule run");

  /// A command and the arguments it is tried with.
  record Call(String path, List<String> arguments) {

    String[] with(String... more) {
      return Stream.of(Stream.of(path.split(" ", -1)), arguments.stream(), Stream.of(more))
          .flatMap(words -> words)
          .toArray(String[]::new);
    }

    @Override
    public String toString() {
      return path;
    }
  }

  List<Call> calls(CommandLine root) {
    var verbs =
        leaves(root)
            .filter(leaf -> LONG_LIVED.stream().noneMatch(path(leaf)::startsWith))
            .map(leaf -> new Call(path(leaf), arguments(leaf)));
    var more = MORE.stream().map(line -> new Call(line.replace("RUN", runId), List.of()));
    return Stream.concat(verbs, more).toList();
  }

  private static Stream<CommandLine> leaves(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? Stream.of(command)
        : command.getSubcommands().values().stream().distinct().flatMap(EveryCommand::leaves);
  }

  private static String path(CommandLine command) {
    return command.getCommandSpec().qualifiedName().replaceFirst("cryptorun ", "");
  }

  private List<String> arguments(CommandLine command) {
    var known = ARGUMENTS.get(path(command));
    if (known != null) {
      if (path(command).equals("db query")) {
        return List.of(known);
      }
      return Stream.of(known.split(" ", -1)).filter(w -> !w.isEmpty()).map(this::run).toList();
    }
    var words = new ArrayList<String>();
    for (var parameter : command.getCommandSpec().positionalParameters()) {
      if (parameter.required()) {
        words.add(fitting(parameter));
      }
    }
    return words;
  }

  private String run(String word) {
    return switch (word) {
      case "RUN" -> runId;
      case "OTHER" -> otherRunId;
      default -> word;
    };
  }

  private String fitting(PositionalParamSpec parameter) {
    var label = parameter.paramLabel().replaceAll("[\\[\\]….]", "");
    return switch (label) {
      case "JOB" -> "scan.hot";
      case "RUN", "A" -> runId;
      case "B" -> otherRunId;
      case "PROVIDER", "P", "VENUE" -> "kraken";
      case "NODE" -> "node-a";
      default -> label.toLowerCase(java.util.Locale.ROOT);
    };
  }
}
