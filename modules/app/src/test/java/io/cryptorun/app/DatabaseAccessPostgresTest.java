package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.app.settings.Environment;
import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.schema.Migrations;
import io.cryptorun.ledger.schema.SchemaState;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.TransactionPooler;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The operator's own database: looked at, never changed.
class DatabaseAccessPostgresTest {

  @RegisterExtension static final PostgresExtension MIGRATED = Schema.extension();
  @RegisterExtension static final PostgresExtension EMPTY = new PostgresExtension();
  @RegisterExtension static final PostgresExtension OTHER = Schema.extension();

  @TempDir Path home;

  @Test
  void forNodes_currentSchema_isThatDatabase() {
    var trial = Trial.of(home, MIGRATED.database(), null);

    assertThat(trial.access().forNodes().database()).isEqualTo(MIGRATED.database().name());
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void forNodes_noSchema_isRefusedAndNothingIsMigrated() throws Exception {
    assertThatThrownBy(() -> access(EMPTY.database().libpqUrl()).forNodes())
        .isInstanceOfSatisfying(
            SchemaNotReady.class, e -> assertThat(e.state()).isInstanceOf(SchemaState.Absent.class))
        .hasMessageContaining("has no schema yet")
        .hasMessageNotContaining(EMPTY.database().password());
    try (var session = EMPTY.database().connect();
        var schemas = session.getMetaData().getSchemas(null, "cryptorun")) {
      assertThat(schemas.next()).isFalse();
    }
  }

  @Test
  void forNodes_schemaOutsideItsRange_isRefusedWithBothNumbers() throws Exception {
    var trial = Trial.of(home, OTHER.database(), null);
    version(Migrations.VERSION + 1);

    assertThatThrownBy(() -> trial.access().forNodes())
        .isInstanceOf(SchemaNotReady.class)
        .hasMessageContaining("has schema " + (Migrations.VERSION + 1))
        .hasMessageContaining("newer program; this one works with")
        .hasMessageContaining("" + Migrations.VERSION);
    version(Migrations.OLDEST - 1);
    assertThatThrownBy(() -> trial.access().forReading())
        .isInstanceOf(SchemaNotReady.class)
        .hasMessageContaining("has schema " + (Migrations.OLDEST - 1));
    version(Migrations.OLDEST);
    assertThat(trial.access().forNodes().database()).isEqualTo(OTHER.database().name());
  }

  private static void version(int number) throws SQLException {
    try (var session = OTHER.database().connect();
        var statement = session.createStatement()) {
      statement.execute(
          "delete from cryptorun.schema_history where version::integer >= " + Migrations.OLDEST);
      statement.execute(
          "update cryptorun.schema_history set version = '%d' where installed_rank = (select max(installed_rank) from cryptorun.schema_history)"
              .formatted(number));
    }
  }

  @Test
  void forNodes_nobodyListens_isADatabaseUnreachable() {
    assertThatThrownBy(() -> access("postgresql://ana:geheim@127.0.0.1:1/prod").forNodes())
        .isInstanceOf(DatabaseUnreachable.class)
        .hasMessageContaining("127.0.0.1:1/prod")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void forNodes_behindATransactionPooler_isRefused_andReadingIsNot() throws Exception {
    var direct = Trial.of(home, MIGRATED.database(), null).databaseUrl();
    try (var pooler = TransactionPooler.to(MIGRATED.database().port())) {
      var pooled =
          direct.replace(":" + MIGRATED.database().port() + "/", ":" + pooler.port() + "/");

      assertThatThrownBy(() -> access(pooled).forNodes())
          .isInstanceOf(PoolerBetween.class)
          .hasMessageContaining(":" + pooler.port() + "/")
          .hasMessageNotContaining(Schema.PASSWORD);
      assertThat(access(pooled).forReading().hosts()).hasSize(1);
    }
  }

  @Test
  void run_nobodyListens_leavesNoArtifact() {
    var trial = Trial.of(home, MIGRATED.database(), null);
    var elsewhere = new Trial(home, "postgresql://ana:x@127.0.0.1:1/prod", null, trial.settings());

    assertThatThrownBy(() -> elsewhere.run(null)).isInstanceOf(DatabaseUnreachable.class);
    assertThat(home.resolve("artifacts")).doesNotExist();
  }

  private DatabaseAccess access(String url) {
    return new DatabaseAccess(new Environment(home, home, null, url, null, null, null), Map.of());
  }
}
