package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.schema.Migrations;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// During a rolling upgrade: what an operator asks while the schema is still the one before.
class OldestSchemaCommandsPostgresTest {

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli-oldest", OldestSchemaCommandsPostgresTest::prepare);

  @TempDir static Path home;

  /// The schema as it was; everything is allowed, because that program's grants are not known here.
  private static void prepare(TestDatabase empty) throws SQLException {
    PreparedDatabase.makeRoles(empty);
    var owner = DatabaseUrl.parse(PreparedDatabase.url(empty, "owner"), Map.of());
    Flyway.configure()
        .dataSource(owner.jdbc(), owner.user(), PreparedDatabase.PASSWORD)
        .locations("classpath:db/migration")
        .defaultSchema("cryptorun")
        .table("schema_history")
        .target("" + Migrations.OLDEST)
        .load()
        .migrate();
    try (var session = empty.connect();
        var statement = session.createStatement()) {
      for (var schema : List.of("quartz", "cryptorun", "audit")) {
        statement.execute(
            """
            grant usage on schema %1$s to %2$s_app, %2$s_cli;
            grant all on all tables in schema %1$s to %2$s_app, %2$s_cli;
            grant execute on all functions in schema %1$s to %2$s_app, %2$s_cli
            """
                .formatted(schema, empty.rolePrefix()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schedule list",
        "schedule status",
        "schedule history scan.hot",
        "runs list",
        "artifacts list",
        "regime history",
        "providers list",
        "cluster list",
        "cluster history",
        "audit verify",
        "db query select|*|from|audit.invariants",
      })
  void readingCommand_worksOnIt(String line) {
    var words = line.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace('|', ' ');
    }

    var run = PreparedDatabase.caller(home, POSTGRES.database()).run(words);

    assertThat(run.exit()).as(run.err()).isZero();
  }

  @Test
  void status_saysThatAMigrationIsLeft() {
    var caller = PreparedDatabase.caller(home, POSTGRES.database());

    assertThat(caller.run("db", "status").out())
        .contains(
            Migrations.OLDEST == Migrations.VERSION
                ? "%d, current".formatted(Migrations.VERSION)
                : "%d, usable; %d comes with db migrate"
                    .formatted(Migrations.OLDEST, Migrations.VERSION));
  }
}
