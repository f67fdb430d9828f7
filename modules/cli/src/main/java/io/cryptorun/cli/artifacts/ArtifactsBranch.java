package io.cryptorun.cli.artifacts;

import io.cryptorun.cli.Group;
import io.cryptorun.cli.Invocation;
import picocli.CommandLine;

/// The verbs of `artifacts`.
public final class ArtifactsBranch {

  private ArtifactsBranch() {}

  /// The noun with its verbs.
  public static CommandLine of(Invocation invocation) {
    return Group.named("Lists, shows, verifies, restores and removes published files.")
        .addSubcommand("list", new ArtifactsListCommand(invocation))
        .addSubcommand("show", new ArtifactsShowCommand(invocation))
        .addSubcommand("path", new ArtifactsPathCommand(invocation))
        .addSubcommand("verify", new ArtifactsVerifyCommand(invocation))
        .addSubcommand("restore", new ArtifactsRestoreCommand(invocation))
        .addSubcommand("prune", new ArtifactsPruneCommand(invocation));
  }
}
