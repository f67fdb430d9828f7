package io.cryptorun.cli.database;

import io.cryptorun.app.Home;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.schema.Migrations;
import io.cryptorun.ledger.schema.SchemaState;
import io.cryptorun.postgres.EmbeddedPostgres;
import io.cryptorun.postgres.PostgresStatus;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// `db status`: where the database is and whether its schema fits. Starts nothing.
@Command(name = "status", description = "Tells where the database is, and its schema.")
public final class DbStatusCommand implements Callable<Integer> {

  private final Invocation invocation;

  public DbStatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var external = invocation.environment().urlForCli();
    invocation.answer(external.map(this::external).orElseGet(this::embedded));
    return ExitCode.DONE.number();
  }

  private Answer external(String text) {
    var url = DatabaseUrl.parse(text, invocation.surroundings().variables());
    try (var database = Database.open(url, Pool.command())) {
      var schema = told(new Migrations(database).state());
      var item = fields("external", true, url.toString(), schema, null, null, null, null);
      return Answer.item(
          "DatabaseStatus", item, "external PostgreSQL %s%nschema: %s%n".formatted(url, schema));
    }
  }

  private Answer embedded() {
    var status = EmbeddedPostgres.in(new Home(invocation.home()).postgres()).status();
    return switch (status) {
      case PostgresStatus.Running(var server) ->
          Answer.item(
              "DatabaseStatus",
              fields(
                  "embedded",
                  true,
                  null,
                  null,
                  server.port(),
                  server.pid(),
                  server.version(),
                  server.dataDirectory()),
              "embedded PostgreSQL %s: running on 127.0.0.1:%d (pid %d)%ndata: %s%n"
                  .formatted(
                      server.version(), server.port(), server.pid(), server.dataDirectory()));
      case PostgresStatus.Stopped(var data, var version) ->
          Answer.item(
              "DatabaseStatus",
              fields("embedded", false, null, null, null, null, version, data),
              "embedded PostgreSQL %s: not running%ndata: %s%n".formatted(version, data));
    };
  }

  /// The same keys for both kinds; null is what does not apply or was not asked.
  private static Fields fields(
      String kind,
      boolean running,
      @Nullable Object url,
      @Nullable Object schema,
      @Nullable Object port,
      @Nullable Object pid,
      @Nullable Object version,
      @Nullable Object data) {
    return new Fields()
        .with("kind", kind)
        .with("running", running)
        .with("url", url)
        .with("schema", schema)
        .with("port", port)
        .with("pid", pid)
        .with("version", version)
        .with("data", data);
  }

  /// How a schema compares with the one this program needs.
  static String told(SchemaState state) {
    return switch (state) {
      case SchemaState.Current(int version) -> "%d, current".formatted(version);
      case SchemaState.Absent(int wanted) -> "none yet, %d needed".formatted(wanted);
      case SchemaState.Near(int found, int wanted) ->
          "%d, usable; %d comes with db migrate".formatted(found, wanted);
      case SchemaState.Older(int found, int wanted) -> "%d, %d needed".formatted(found, wanted);
      case SchemaState.Newer(int found, int wanted) ->
          "%d, made by a newer program; this one knows %d".formatted(found, wanted);
    };
  }
}
