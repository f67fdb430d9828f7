package io.cryptorun.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.TestDatabase;
import io.cryptorun.testkit.TransactionPooler;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A connection that is a session, and one that only looks like it.
class SessionProbePostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @Test
  void directConnection_keepsItsSession_andLeavesNoLock(TestDatabase database) throws Exception {
    assertThat(new SessionProbe(Schema.app(database)).sharing()).isEqualTo(Sharing.NONE);

    try (var session = database.connect();
        var statement = session.createStatement();
        var locks =
            statement.executeQuery(
                """
                select count(*)
                from pg_locks l
                join pg_database d on d.oid = l.database
                where d.datname = current_database() and l.locktype = 'advisory' and l.classid = 7209
                """)) {
      locks.next();
      assertThat(locks.getInt(1)).isZero();
    }
  }

  @Test
  void poolerThatGivesOutTransactions_isSeen(TestDatabase database) throws IOException {
    try (var pooler = TransactionPooler.to(database.port())) {
      assertThat(new SessionProbe(through(pooler, database)).sharing())
          .isEqualTo(Sharing.BETWEEN_TRANSACTIONS);
    }
  }

  /// The reason for two connections: alone, a client always gets the same session.
  @Test
  void poolerWithOneClient_givesItTheSameSessionEachTime(TestDatabase database)
      throws IOException, SQLException {
    try (var pooler = TransactionPooler.to(database.port());
        var session =
            DriverManager.getConnection(
                through(pooler, database).jdbc() + "&password=" + Schema.PASSWORD)) {
      assertThat(SessionProbe.servedBy(session)).isEqualTo(SessionProbe.servedBy(session));
    }
  }

  @Test
  void nobodyThere_isUnreachable() {
    var nowhere = DatabaseUrl.parse("postgresql://ana:x@127.0.0.1:1/prod", Map.of());

    assertThatThrownBy(() -> new SessionProbe(nowhere).sharing())
        .isInstanceOf(DatabaseUnreachable.class);
  }

  private static DatabaseUrl through(TransactionPooler pooler, TestDatabase database) {
    return DatabaseUrl.parse(
        "postgresql://%s:%s@127.0.0.1:%d/%s"
            .formatted(
                database.rolePrefix() + "_app", Schema.PASSWORD, pooler.port(), database.name()),
        Map.of());
  }
}
