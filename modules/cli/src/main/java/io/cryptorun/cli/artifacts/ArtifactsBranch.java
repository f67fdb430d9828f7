package io.cryptorun.cli.artifacts;

import io.cryptorun.cli.Group;
import io.cryptorun.cli.Invocation;
import picocli.CommandLine;

/// The verbs of `artifacts`.
public final class ArtifactsBranch {

  private ArtifactsBranch() {}

  /// The noun with its verbs.
  public static CommandLine of(Invocation invocation) {
    return Group.named("Lists, shows and verifies published files.");
  }
}
