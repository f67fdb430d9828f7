package io.cryptorun.cli.regime;

import io.cryptorun.cli.Group;
import io.cryptorun.cli.Invocation;
import picocli.CommandLine;

/// The verbs of `regime`.
public final class RegimeBranch {

  private RegimeBranch() {}

  /// The noun with its verbs.
  public static CommandLine of(Invocation invocation) {
    return Group.named("Shows the market regime and its history.")
        .addSubcommand("show", new RegimeShowCommand(invocation))
        .addSubcommand("history", new RegimeHistoryCommand(invocation));
  }
}
