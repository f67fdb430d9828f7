package io.cryptorun.cli.providers;

import io.cryptorun.cli.Group;
import io.cryptorun.cli.Invocation;
import picocli.CommandLine;

/// The verbs of `providers`.
public final class ProvidersBranch {

  private ProvidersBranch() {}

  /// The noun with its verbs.
  public static CommandLine of(Invocation invocation) {
    return Group.named("Shows and probes the exchanges.")
        .addSubcommand("list", new ProvidersListCommand(invocation))
        .addSubcommand("show", new ProvidersShowCommand(invocation))
        .addSubcommand("probe", new ProvidersProbeCommand(invocation))
        .addSubcommand("fallbacks", new ProvidersFallbacksCommand(invocation));
  }
}
