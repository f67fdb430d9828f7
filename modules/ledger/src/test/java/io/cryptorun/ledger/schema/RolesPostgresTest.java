package io.cryptorun.ledger.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.PermissionDenied;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.schedule.Configuration;
import io.cryptorun.ledger.schedule.Configurations;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "slots",
        "runs",
        "events",
        "artifacts",
        "gates",
        "nodes",
        "regimes",
        "commands",
        "invariants"
      })
  void auditor_readsTheViews(String view) {
    try (var auditor = as("_auditor")) {
      assertThat(count(auditor, "select count(*) from audit." + view)).isNotNegative();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cryptorun.slot", "cryptorun.event", "quartz.qrtz_triggers"})
  void auditor_readsNothingElse(String table) {
    try (var auditor = as("_auditor")) {
      assertThatThrownBy(() -> count(auditor, "select count(*) from " + table))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void auditor_isReadOnlyAndLimited() throws SQLException {
    try (var session =
        java.sql.DriverManager.getConnection(
            database().jdbcUrl(), database().rolePrefix() + "_auditor", Schema.PASSWORD)) {
      try (var row =
          session
              .createStatement()
              .executeQuery(
                  """
                  select current_setting('default_transaction_read_only'), current_setting('statement_timeout')
                  """)) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("on");
        assertThat(row.getString(2)).isEqualTo("30s");
      }
    }
  }

  @Test
  void cli_readsTablesButWritesNone() {
    try (var cli = as("_cli")) {
      assertThat(count(cli, "select count(*) from cryptorun.config_version")).isZero();
      assertThatThrownBy(
              () -> new Configurations(cli).store(new Configuration("scheduler", "venues")))
          .hasMessageContaining("permission denied");
    }
  }

  /// Granting is the owner's; whoever else tries is told so.
  @Test
  void grant_byAReader_isRefusedAsNotPermitted() {
    try (var cli = as("_cli")) {
      assertThatThrownBy(() -> new Roles(cli).grant())
          .isInstanceOf(PermissionDenied.class)
          .hasMessageContaining("_cli");
    }
  }

  @Test
  void everyViewAndColumn_hasAComment() {
    try (var owner = as("_owner")) {
      assertThat(
              count(
                  owner,
                  """
                  select count(*)
                  from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attnum >= 0
                  where c.relnamespace = 'audit'::regnamespace
                    and (col_description(c.oid, a.attnum) is null or obj_description(c.oid, 'pg_class') is null)
                  """))
          .isZero();
    }
  }

  @Test
  void create_byUserWhoMayNot_handsOutTheSql_andByOneWhoMay_closesAnOpenDatabase() {
    try (var app = Schema.open(other(), Pool.command())) {
      assertThat(new Roles(app).create())
          .isInstanceOfSatisfying(
              Roles.Answer.NotAllowed.class,
              answer -> assertThat(answer.sql()).contains("create role", "_auditor"));
    }
    var open = "select count(*) where has_database_privilege('public', current_database(), 'temp')";
    try (var admin = Schema.open(Schema.superuser(database()), Pool.migration())) {
      new Roles(admin).create();
      admin.<Integer>write(handle ->
          handle.execute("grant temporary on database " + database().name() + " to public"));
      assertThat(count(admin, open)).isOne();
      new Roles(admin).create();
      assertThat(count(admin, open)).isZero();
    }
  }

  /// The clone has another name than the roles' database, so its own roles are missing.
  private static DatabaseUrl other() {
    return Schema.app(database());
  }

  private static Database as(String suffix) {
    var database = database();
    return Schema.open(Schema.as(database, database.rolePrefix() + suffix), Pool.command());
  }

  private static TestDatabase database() {
    return POSTGRES.database();
  }

  private static long count(Database database, String sql) {
    return database.read(handle -> handle.select(sql).mapTo(Long.class).one());
  }
}
