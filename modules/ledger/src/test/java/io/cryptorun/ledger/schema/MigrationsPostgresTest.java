package io.cryptorun.ledger.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationsPostgresTest {

  @RegisterExtension static final PostgresExtension EMPTY = new PostgresExtension();
  @RegisterExtension static final PostgresExtension CHANGED = new PostgresExtension();
  @RegisterExtension static final PostgresExtension REFUSING = Schema.extension();
  @RegisterExtension static final PostgresExtension WITH_ROLES = new PostgresExtension();

  private static final String TWICE =
      """
      select string_agg(i.indexrelid::regclass::text, ' = ' order by i.indexrelid)
      from pg_index i
      join pg_class c on c.oid = i.indexrelid
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('cryptorun', 'quartz')
      group by i.indrelid, c.relam, i.indkey, i.indclass, i.indcollation, i.indoption,
               pg_get_expr(i.indexprs, i.indrelid), pg_get_expr(i.indpred, i.indrelid)
      having count(*) > 1
      """;

  @Test
  void migrate_ofAnEmptyDatabaseByTwoAtOnce_endsAtTheNewestVersion() throws Exception {
    try (var one = open();
        var two = open();
        var threads = Executors.newFixedThreadPool(2)) {
      assertThat(new Migrations(one).state()).isEqualTo(new SchemaState.Absent(Migrations.VERSION));
      var scripts = new Migrations(one).pending();
      assertThat(scripts).last(STRING).startsWith("V%03d__".formatted(Migrations.VERSION));
      assertThat(scripts)
          .as("a program works on a schema that there was")
          .anyMatch(script -> script.startsWith("V%03d__".formatted(Migrations.OLDEST)));

      Callable<SchemaState> first = new Migrations(one)::migrate;
      Callable<SchemaState> second = new Migrations(two)::migrate;
      var states = threads.invokeAll(List.of(first, second));

      assertThat(states)
          .allSatisfy(state ->
              assertThat(state.get()).isEqualTo(new SchemaState.Current(Migrations.VERSION)));
      assertThat(new Migrations(one).pending()).isEmpty();
      assertThat(
              one.<Long>read(handle ->
                  handle.select("select count(*) from quartz.qrtz_locks").mapTo(Long.class).one()))
          .isEqualTo(2);
    }
  }

  /// A node that starts between a script and its rights would be told that it may not work there,
  /// and a migration that is killed between a script and its row could not be gone on with.
  @Test
  void scriptItsRowAndItsRights_areOneTransaction() throws SQLException {
    try (var database = Schema.open(Schema.superuser(WITH_ROLES.database()), Pool.migration())) {
      new Roles(database).create();
      new Migrations(database).migrate();
    }

    try (var session = WITH_ROLES.database().connect();
        var statement = session.createStatement();
        var answer =
            statement.executeQuery(
                """
                select has_function_privilege(current_database() || '_app', f.oid, 'execute'), f.xmin = s.xmin
                from pg_proc f, cryptorun.schema_history s
                where f.proname = 'note_server' and s.version::integer = %d
                """
                    .formatted(Migrations.VERSION))) {
      assertThat(answer.next()).isTrue();
      assertThat(answer.getBoolean(1)).as("granted").isTrue();
      assertThat(answer.getBoolean(2)).as("by the transaction of the script").isTrue();
    }
  }

  /// An index that says what another says costs whoever writes, and helps nobody.
  @Test
  void noIndex_isThereTwice() throws SQLException {
    try (var database = Schema.open(Schema.superuser(REFUSING.database()), Pool.command())) {
      assertThat(
              database.<List<String>>read(
                  handle -> handle.select(TWICE).mapTo(String.class).list()))
          .isEmpty();
    }
  }

  /// Nobody knows how long a migration takes.
  @Test
  void sessions_ofAMigration_mayIdleInATransaction_othersMayNot() {
    var shown = "select current_setting('idle_in_transaction_session_timeout')";
    try (var migration = open();
        var command = Schema.open(Schema.superuser(EMPTY.database()), Pool.command())) {
      assertThat(migration.<String>read(handle -> handle.select(shown).mapTo(String.class).one()))
          .isEqualTo("0");
      assertThat(command.<String>read(handle -> handle.select(shown).mapTo(String.class).one()))
          .isEqualTo("3s");
    }
  }

  @Test
  void state_tellsOlderFromNewer() {
    assertThat(SchemaState.of(7, 8, 10)).isEqualTo(new SchemaState.Older(7, 10));
    assertThat(SchemaState.of(8, 8, 10)).isEqualTo(new SchemaState.Near(8, 10));
    assertThat(SchemaState.of(10, 8, 10)).isEqualTo(new SchemaState.Current(10));
    assertThat(SchemaState.of(11, 8, 10)).isEqualTo(new SchemaState.Newer(11, 10));
    assertThat(SchemaState.of(0, 8, 10)).isEqualTo(new SchemaState.Absent(10));
  }

  @Test
  void migrate_whereAScriptWasChangedAfterwards_isRefused_namingIt() throws SQLException {
    try (var database = Schema.open(Schema.superuser(CHANGED.database()), Pool.migration())) {
      new Migrations(database).migrate();
      change("update cryptorun.schema_history set checksum = 7 where version = '012'");
      change("delete from cryptorun.schema_history where version::integer = " + Migrations.VERSION);

      assertThatThrownBy(() -> new Migrations(database).migrate())
          .isInstanceOfSatisfying(
              MigrationRefused.class,
              refusal ->
                  assertThat(refusal.obstacle())
                      .isEqualTo(MigrationRefused.Obstacle.DIFFERENT_SCRIPTS))
          .hasMessageContaining("012 (observations)")
          .hasMessageNotContaining("not applied")
          .hasMessageNotContaining(CHANGED.database().password());
    }
  }

  @Test
  void migrate_whereTheServerRefusesAStatement_saysWhatItSaid() throws SQLException {
    var owner = Schema.as(REFUSING.database(), REFUSING.database().rolePrefix() + "_owner");
    try (var database = Schema.open(owner, Pool.migration())) {
      change(REFUSING, "delete from cryptorun.schema_history where version::integer > 50");

      assertThatThrownBy(() -> new Migrations(database).migrate())
          .isInstanceOfSatisfying(
              MigrationRefused.class,
              refusal ->
                  assertThat(refusal.obstacle())
                      .isEqualTo(MigrationRefused.Obstacle.STATEMENT_REFUSED))
          .hasMessageContaining("already exists");
      assertThat(new Migrations(database).state()).isNotInstanceOf(SchemaState.Current.class);
    }
  }

  private static void change(String sql) throws SQLException {
    change(CHANGED, sql);
  }

  private static void change(PostgresExtension at, String sql) throws SQLException {
    try (var session = at.database().connect();
        var statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Database open() {
    return Schema.open(Schema.superuser(EMPTY.database()), Pool.migration());
  }
}
