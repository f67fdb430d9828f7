package io.cryptorun.cli.config;

import io.cryptorun.cli.Group;
import io.cryptorun.cli.Invocation;
import picocli.CommandLine;

/// The verbs of `config`.
public final class ConfigBranch {

  private ConfigBranch() {}

  /// The noun with its verbs.
  public static CommandLine of(Invocation invocation) {
    return Group.named("Writes, checks, shows and applies the configuration.")
        .addSubcommand("init", new ConfigInitCommand(invocation))
        .addSubcommand("validate", new ConfigValidateCommand(invocation))
        .addSubcommand("show", new ConfigShowCommand(invocation))
        .addSubcommand("schema", new ConfigSchemaCommand(invocation))
        .addSubcommand("diff", new ConfigDiffCommand(invocation))
        .addSubcommand("apply", new ConfigApplyCommand(invocation));
  }
}
