package io.cryptorun.cli.database;

import io.cryptorun.app.EmbeddedDatabase;
import io.cryptorun.app.Home;
import io.cryptorun.app.SchemaNotReady;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.schema.Migrations;
import io.cryptorun.ledger.schema.Roles;
import io.cryptorun.ledger.schema.Roles.Role;
import io.cryptorun.ledger.schema.SchemaState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `db migrate`: brings the schema to the version of this program, as the owner of the tables.
@Command(name = "migrate", description = "Brings the schema to the version of this program.")
public final class DbMigrateCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(names = "--dry-run", description = "Lists the scripts that would be applied.")
  private boolean dryRun;

  public DbMigrateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var external = invocation.environment().urlForOwner();
    if (dryRun) {
      plan(external.map(text -> DatabaseUrl.parse(text, invocation.surroundings().variables())));
      return ExitCode.DONE.number();
    }
    var state =
        external.isPresent()
            ? migrate(DatabaseUrl.parse(external.get(), invocation.surroundings().variables()))
            : migrateEmbedded();
    var told = DbStatusCommand.told(state);
    invocation.answer(
        Answer.item("Migration", fields(told, List.of()), "schema: %s%n".formatted(told)));
    return ExitCode.DONE.number();
  }

  /// An embedded server is not started for it.
  private void plan(Optional<DatabaseUrl> external) {
    var url = external.orElse(null);
    if (url == null) {
      var told = "the embedded database is brought to this program's version whenever it starts";
      invocation.answer(Answer.item("Migration", fields(null, List.of()), told + "\n"));
      return;
    }
    try (var database = Database.open(url, Pool.migration())) {
      var migrations = new Migrations(database);
      var schema = DbStatusCommand.told(migrations.state());
      var pending = migrations.pending();
      var text = new StringBuilder("schema: %s%n".formatted(schema));
      pending.forEach(script -> text.append("would apply %s%n".formatted(script)));
      invocation.answer(Answer.item("Migration", fields(schema, pending), text.toString()));
    }
  }

  private Fields fields(@Nullable String schema, List<String> pending) {
    return new Fields().with("schema", schema).with("dry_run", dryRun).with("pending", pending);
  }

  private SchemaState migrateEmbedded() {
    var url = EmbeddedDatabase.ready(new Home(invocation.home())).url(Role.OWNER);
    try (var database = Database.open(url, Pool.command())) {
      return new Migrations(database).state();
    }
  }

  private static SchemaState migrate(DatabaseUrl url) {
    try (var database = Database.open(url, Pool.migration())) {
      var roles = new Roles(database);
      if (roles.create() instanceof Roles.Answer.NotAllowed(var sql)) {
        throw new CommandRefused(
            ErrorReport.of(
                "CR-DB-009",
                ExitCode.NOT_PERMITTED,
                "user %s may not create the roles".formatted(url.user()),
                url.toString(),
                "nodes, readers and auditors log in under roles of their own",
                "let an administrator run this in the database, then migrate again:\n" + sql));
      }
      var state = new Migrations(database).migrate();
      if (state instanceof SchemaState.Newer) {
        throw new SchemaNotReady(url, state);
      }
      roles.grant();
      return state;
    }
  }
}
