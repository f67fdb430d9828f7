package io.cryptorun.cli.database;

import io.cryptorun.cli.Group;
import io.cryptorun.cli.Invocation;
import picocli.CommandLine;

/// The verbs of `db`.
public final class DatabaseBranch {

  private DatabaseBranch() {}

  /// The noun with its verbs.
  public static CommandLine of(Invocation invocation) {
    return Group.named("Starts, stops, migrates, verifies and asks the database.")
        .addSubcommand("start", new DbStartCommand(invocation))
        .addSubcommand("stop", new DbStopCommand(invocation))
        .addSubcommand("status", new DbStatusCommand(invocation))
        .addSubcommand("url", new DbUrlCommand(invocation))
        .addSubcommand("migrate", new DbMigrateCommand(invocation))
        .addSubcommand("verify", new DbVerifyCommand(invocation))
        .addSubcommand("views", new DbViewsCommand(invocation))
        .addSubcommand("query", new DbQueryCommand(invocation))
        .addSubcommand("export-audit", new DbExportAuditCommand(invocation));
  }
}
