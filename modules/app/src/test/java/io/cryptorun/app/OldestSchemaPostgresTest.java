package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Questions;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.schema.Migrations;
import io.cryptorun.ledger.schema.SchemaState;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A rolling upgrade: a node of this version works on the schema before its own, and goes on while
/// that is migrated.
class OldestSchemaPostgresTest {

  private static final Duration DEADLINE = Duration.ofMinutes(3);

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.oldest();

  @TempDir static Path home;

  @Test
  void node_worksOnTheSchemaBeforeItsOwn_andGoesOnWhileItIsMigrated() throws Exception {
    var questions = new Questions(POSTGRES.database());
    try (var simulator = Simulator.start(Exchanges.synthetic())) {
      var trial =
          Trial.of(home, POSTGRES.database(), simulator.url())
              .with(Trial.settings(twoAtRest(), Trial.fastVenues()));
      var url = trial.access().forNodes();
      var settings = AppliedSettings.choose(url, trial.settings(), Trial.READER, false);
      try (var node =
          Daemon.join(
              trial.environment(), trial.plan(settings), url, "newer", RunWatcher.nobody())) {
        node.start();
        node.fireAll("before");
        await(() -> published(questions) == 2);

        assertThat(migrated()).isEqualTo(new SchemaState.Current(Migrations.VERSION));
        node.fireAll("after");
        await(() -> published(questions) == 4);
        await(() ->
            questions.count("select count(*) from cryptorun.ledger_identity where timeline > 0")
                == 1);
      }
    }
    assertThat(questions.rows("select distinct outcome from audit.runs"))
        .containsExactly("success");
    assertThat(questions.rows("select invariant, detail from audit.invariants")).isEmpty();
  }

  private static SchemaState migrated() throws SQLException {
    var database = POSTGRES.database();
    var owner = Schema.as(database, database.rolePrefix() + "_owner");
    try (var sessions = Database.open(owner, Pool.migration())) {
      return new Migrations(sessions).migrate();
    } finally {
      Schema.allow(database);
    }
  }

  private static long published(Questions questions) {
    return questions.count("select count(distinct run_id) from audit.artifacts");
  }

  /// The hot scan and the health check, and no slot of theirs that could meet a request.
  private static String twoAtRest() {
    return Trial.restingSchedule()
        .replaceAll(
            "(name: \"(?:scan.warm|regime.refresh|premove.hourly)\"[^#]*?enabled:) true",
            "$1 false");
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
