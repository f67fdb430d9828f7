package io.cryptorun.cli.runs;

import io.cryptorun.cli.Group;
import io.cryptorun.cli.Invocation;
import picocli.CommandLine;

/// The verbs of `runs`.
public final class RunsBranch {

  private RunsBranch() {}

  /// The noun with its verbs.
  public static CommandLine of(Invocation invocation) {
    return Group.named("Looks at runs, repeats and cancels them.")
        .addSubcommand("list", new RunsListCommand(invocation))
        .addSubcommand("show", new RunsShowCommand(invocation))
        .addSubcommand("logs", new RunsLogsCommand(invocation))
        .addSubcommand("explain", new RunsExplainCommand(invocation))
        .addSubcommand("diff", new RunsDiffCommand(invocation))
        .addSubcommand("retry", new RunsRetryCommand(invocation))
        .addSubcommand("cancel", new RunsCancelCommand(invocation));
  }
}
