package io.cryptorun.cli.cluster;

import io.cryptorun.cli.Group;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.cluster.drill.ClusterDrillCommand;
import picocli.CommandLine;

/// The verbs of `cluster`.
public final class ClusterBranch {

  private ClusterBranch() {}

  /// The noun with its verbs.
  public static CommandLine of(Invocation invocation) {
    return Group.named("Looks at the nodes, drains them, and drills a failover.")
        .addSubcommand("list", new ClusterListCommand(invocation))
        .addSubcommand("history", new ClusterHistoryCommand(invocation))
        .addSubcommand("drain", new ClusterDrainCommand(invocation))
        .addSubcommand("undrain", new ClusterUndrainCommand(invocation))
        .addSubcommand("unstick", new ClusterUnstickCommand(invocation))
        .addSubcommand("drill", new ClusterDrillCommand(invocation));
  }
}
