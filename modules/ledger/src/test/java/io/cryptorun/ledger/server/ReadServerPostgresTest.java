package io.cryptorun.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a server is found to lack: for the node itself, and for a reader that asks on its behalf.
class ReadServerPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private final TestDatabase at = POSTGRES.database();

  @AfterEach
  void asItWas() throws SQLException {
    run("alter role %s in database %s reset all".formatted(node(), at.name()));
    run("alter database %s reset synchronous_commit".formatted(at.name()));
    run("alter database %s connection limit -1".formatted(at.name()));
  }

  @Test
  void serverOfOurOwn_lacksNothingThatIsFatal() {
    assertThat(fatal("_app")).isEmpty();
    assertThat(reading("_app").connections()).isGreaterThan(2L * ServerReview.OF_A_NODE);
  }

  @Test
  void settingOfTheNodesRole_isFound_alsoByAReader_andUndoneByWhatIsSaid() throws SQLException {
    run(
        "alter role %s in database %s set synchronous_commit = off; alter role %s in database %s set default_transaction_isolation = 'repeatable read'"
            .formatted(node(), at.name(), node(), at.name()));

    for (var asker : List.of("_app", "_cli")) {
      assertThat(fatal(asker))
          .as(asker)
          .extracting(Shortcoming::found)
          .containsExactlyInAnyOrder(
              "synchronous_commit is off", "default_transaction_isolation is repeatable read");
    }
    for (var lack : fatal("_cli")) {
      run(lack.fix());
    }
    assertThat(fatal("_app")).isEmpty();
  }

  @Test
  void settingOfTheDatabase_isUndoneAtTheDatabase() throws SQLException {
    run("alter database %s set synchronous_commit = off".formatted(at.name()));

    var lacks = fatal("_app");

    assertThat(lacks)
        .extracting(Shortcoming::fix)
        .containsExactly("alter database %s reset synchronous_commit".formatted(at.name()));
    run(lacks.getFirst().fix());
    assertThat(fatal("_app")).isEmpty();
  }

  @Test
  void databaseWithoutRoomForAPair_isRefused() throws SQLException {
    run("alter database %s connection limit 30".formatted(at.name()));

    assertThat(fatal("_app"))
        .extracting(Shortcoming::found, Shortcoming::why)
        .containsExactly(tuple("30 sessions are allowed", "two nodes keep 40"));
  }

  /// Where no statement of a node may change a row, that is said before the first one fails.
  @Test
  void readOnlyRole_isRefused() throws SQLException {
    run(
        "alter role %s in database %s set default_transaction_read_only = on"
            .formatted(node(), at.name()));

    assertThat(fatal("_app"))
        .extracting(Shortcoming::found)
        .containsExactly("default_transaction_read_only is on");
  }

  private List<Shortcoming> fatal(String asker) {
    return ServerReview.of(reading(asker)).stream().filter(Shortcoming::fatal).toList();
  }

  private ServerReading reading(String asker) {
    try (var database = Schema.open(Schema.as(at, at.rolePrefix() + asker), Pool.command())) {
      return new ReadServer(database).as(node());
    }
  }

  private String node() {
    return at.rolePrefix() + "_app";
  }

  private void run(String sql) throws SQLException {
    try (var session = at.connect();
        var statement = session.createStatement()) {
      statement.execute(sql);
    }
  }
}
