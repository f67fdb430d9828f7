package io.cryptorun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.schema.NewDatabase;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.TestDatabase;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClusterLockPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  @Test
  void lock_isHeldByOneAtATime_andFreeWhenItsHolderIsGone() throws Exception {
    var url = Schema.superuser(POSTGRES.database());
    try (var threads = Executors.newSingleThreadExecutor()) {
      var first = ClusterLock.take(url, "configuration");
      try (var _ = ClusterLock.take(url, "another")) {
        var second = threads.submit(() -> ClusterLock.take(url, "configuration"));
        ServerSide.awaitBlockedSession(POSTGRES.database());
        assertThat(second.isDone()).isFalse();

        first.close();
        second.get().close();
      }
    }
  }

  @Test
  void newDatabase_isMadeOnce_andSortsByBytes() throws Exception {
    var server = POSTGRES.database();
    var name = server.name() + "-New";
    try (var maintenance = Schema.open(Schema.superuser(server), Pool.command())) {
      NewDatabase.ensure(maintenance, name);
      NewDatabase.ensure(maintenance, name);

      assertThat(
              maintenance.<String>read(handle ->
                  handle
                      .select("select datcollate from pg_database where datname = ?", name)
                      .mapTo(String.class)
                      .one()))
          .isEqualTo("C");
    } finally {
      drop(server, name);
    }
  }

  private static void drop(TestDatabase server, String name) throws Exception {
    try (var admin = server.connect();
        var statement = admin.createStatement()) {
      statement.execute("drop database if exists " + statement.enquoteIdentifier(name, true));
    }
  }
}
