package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.schema.Migrations;
import io.cryptorun.ledger.schema.Roles.Role;
import io.cryptorun.ledger.schema.SchemaState;
import io.cryptorun.postgres.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A home that has nothing yet gets a server, a database, its roles and its schema.
class EmbeddedDatabaseTest {

  private static final String VERSION_OF_NEWEST =
      "update cryptorun.schema_history set version = '%d' where version::integer = %d returning 1";

  @TempDir static Path folder;
  private static Home home;
  private static EmbeddedDatabase database;

  @BeforeAll
  static void make() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    home = new Home(folder);
    database = EmbeddedDatabase.ready(home);
  }

  @AfterAll
  static void stop() {
    EmbeddedPostgres.in(home.postgres()).stop();
  }

  @Test
  void ready_anEmptyHome_startsAServerWithTheWholeSchema() {
    assertThat(database.startedByUs()).isTrue();
    try (var app = Database.open(database.url(Role.APP), Pool.command())) {
      assertThat(new Migrations(app).state()).isInstanceOf(SchemaState.Current.class);
    }
  }

  @Test
  void ready_again_findsWhatIsThere() {
    var again = EmbeddedDatabase.ready(home);

    assertThat(again.startedByUs()).isFalse();
    assertThat(again.url(Role.APP)).isEqualTo(database.url(Role.APP));
  }

  @Test
  void ready_aDatabaseOfANewerProgram_isRefused_andLeftAlone() throws SQLException {
    var owner = database.url(Role.OWNER);
    var newest = Migrations.VERSION + 1;
    ask(owner, VERSION_OF_NEWEST.formatted(newest, Migrations.VERSION));
    try {
      assertThatThrownBy(() -> EmbeddedDatabase.ready(home))
          .isInstanceOf(SchemaNotReady.class)
          .hasMessageContaining("has schema " + newest)
          .hasMessageContaining("" + Migrations.VERSION);
    } finally {
      ask(owner, VERSION_OF_NEWEST.formatted(Migrations.VERSION, newest));
    }
    assertThat(EmbeddedDatabase.ready(home).startedByUs()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everyRole_mayReadTheAudit(Role role) throws SQLException {
    assertThat(ask(database.url(role), "select count(*) from audit.runs")).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cryptorun.slot", "cryptorun.event", "quartz.qrtz_triggers"})
  void auditor_mayReadNothingElse(String table) {
    assertThatThrownBy(() -> ask(database.url(Role.AUDITOR), "select count(*) from " + table))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from cryptorun.event returning 1",
        "update cryptorun.artifact set bytes = 0 returning 1",
        "create table public.mine (x int)"
      })
  void node_mayNotRewriteHistory(String statement) {
    assertThatThrownBy(() -> ask(database.url(Role.APP), statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  private static String ask(DatabaseUrl url, String sql) throws SQLException {
    try (var open = Database.open(url, Pool.command());
        var session = open.dataSource().getConnection();
        var statement = session.createStatement();
        var answer = statement.executeQuery(sql)) {
      answer.next();
      return String.valueOf(answer.getString(1));
    }
  }
}
