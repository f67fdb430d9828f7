package io.cryptorun.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.ledger.DatabaseUnreachable.Obstacle;
import io.cryptorun.testkit.PostgresExtension;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sessions that are of no use any more, in a pool of one: the next question gets another.
class DropSessionPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @Test
  void sessionWithAServerThatTakesNoChanges_isReplaced() {
    try (var database = open()) {
      int before = servedBy(database);
      database.<Integer>read(h -> h.execute("set default_transaction_read_only = on"));

      assertThatThrownBy(
              () -> database.<Integer>write(h -> h.execute("create table public.t (x int)")))
          .isInstanceOfSatisfying(
              DatabaseUnreachable.class,
              e -> assertThat(e.obstacle()).isEqualTo(Obstacle.NO_CHANGES));
      assertThat(servedBy(database)).isNotEqualTo(before);
    }
  }

  /// A question that may change nothing is refused as such; that is not the server's fault.
  @Test
  void changeInAReadOnlyQuestion_isRefused_notUnreachable() {
    try (var database = open()) {
      assertThatThrownBy(() -> new ReadOnlyQuery(database).ask("create table public.t (x int)"))
          .isInstanceOf(QueryRefused.class);
    }
  }

  @Test
  void sessionThatTheServerEnded_isReplaced() {
    try (var database = open()) {
      int before = servedBy(database);

      assertThatThrownBy(() ->
              database.<Boolean>write(h ->
                  h.createQuery("select pg_terminate_backend(pg_backend_pid())")
                      .mapTo(Boolean.class)
                      .one()))
          .isInstanceOf(DatabaseUnreachable.class);
      assertThat(servedBy(database)).isNotEqualTo(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "08P01, 'FATAL: unsupported startup parameter: extra_float_digits', POOLER",
    "08001, 'Could not find a server with specified targetServerType: primary', NO_PRIMARY",
    "25006, 'ERROR: cannot execute UPDATE in a read-only transaction', NO_CHANGES",
    "25P03, 'FATAL: terminating connection due to idle-in-transaction timeout', CONNECTION_LOST",
    "25P04, 'FATAL: terminating connection due to transaction timeout', CONNECTION_LOST",
    "57P01, 'FATAL: terminating connection due to administrator command', NOT_READY",
  })
  void obstacle_isToldByStateAndText(String state, String text, Obstacle obstacle) {
    var failure = new SQLException(text, state);

    assertThat(DatabaseUnreachable.isBehind(failure)).isTrue();
    assertThat(new DatabaseUnreachable(url(), failure).obstacle()).isEqualTo(obstacle);
  }

  private static int servedBy(Database database) {
    return database.read(h -> h.createQuery("select pg_backend_pid()").mapTo(Integer.class).one());
  }

  private static Database open() {
    return Schema.open(Schema.app(POSTGRES.database()), Pool.command());
  }

  private static DatabaseUrl url() {
    return DatabaseUrl.parse("postgresql://ana@h1,h2/prod", Map.of());
  }
}
