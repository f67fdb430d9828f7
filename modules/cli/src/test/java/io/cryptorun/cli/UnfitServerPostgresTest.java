package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.TransactionPooler;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A server that would lose results, or that is not reached by sessions: nothing that works on the
/// ledger starts, and what is wrong is told at once with the statements that mend it.
class UnfitServerPostgresTest {

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir static Path home;

  @AfterEach
  void asItWas() throws SQLException {
    change("reset all");
  }

  @Test
  void twoSettingsWrong_areToldTogether_withTheirStatements() throws SQLException {
    change("set synchronous_commit = off");
    change("set default_transaction_isolation = serializable");

    var run = caller().run("config", "apply", "--yes", "-o", "json");

    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out()).isEmpty();
    var errors = run.errorJson().get("errors");
    assertThat(errors.findValuesAsString("code")).containsOnly("CR-DB-011").hasSize(2);
    assertThat(errors.findValuesAsString("fix"))
        .containsExactlyInAnyOrder(
            "alter role %s in database %s reset synchronous_commit"
                .formatted(node(), POSTGRES.database().name()),
            "alter role %s in database %s reset default_transaction_isolation"
                .formatted(node(), POSTGRES.database().name()));
    assertThat(run.err()).doesNotContain(PreparedDatabase.PASSWORD);
  }

  @Test
  void doctor_readsAsAnotherRole_andTellsItAllTheSame() throws SQLException {
    change("set synchronous_commit = off");

    var run = caller().run("doctor");

    assertThat(run.exit()).isEqualTo(8);
    assertThat(run.out())
        .containsPattern("FAIL +database +synchronous_commit is off: .*; fix: alter role ");
  }

  @Test
  void pooler_isRefused_withTheWayOut() throws Exception {
    var direct = PreparedDatabase.url(POSTGRES.database(), "app");
    try (var pooler = TransactionPooler.to(POSTGRES.database().port())) {
      var pooled = direct.replace(":" + POSTGRES.database().port(), ":" + pooler.port());

      var run = caller().with("CRYPTORUN_DATABASE_URL", pooled).run("config", "apply", "--yes");

      assertThat(run.exit()).isEqualTo(5);
      assertThat(run.err())
          .startsWith("error[CR-DB-012]")
          .contains("shares sessions between transactions", "fix: name the server itself");
    }
  }

  @Test
  void doctor_readsBehindAPooler_andTellsThatNoNodeCanWorkThere() throws Exception {
    var direct = PreparedDatabase.url(POSTGRES.database(), "app");
    try (var pooler = TransactionPooler.to(POSTGRES.database().port())) {
      var pooled = direct.replace(":" + POSTGRES.database().port(), ":" + pooler.port());

      var run = caller().with("CRYPTORUN_DATABASE_URL", pooled).run("doctor");

      assertThat(run.exit()).isEqualTo(8);
      assertThat(run.out())
          .containsPattern(
              "FAIL +database .*shares sessions between transactions: no node can work there; fix:")
          .doesNotContain(PreparedDatabase.PASSWORD);
    }
  }

  private static Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database());
  }

  private static String node() {
    return POSTGRES.database().rolePrefix() + "_app";
  }

  private static void change(String what) throws SQLException {
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      statement.execute(
          "alter role %s in database %s %s".formatted(node(), POSTGRES.database().name(), what));
    }
  }
}
