package io.cryptorun.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.DatabaseUnreachable.Obstacle;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pooler that is met most, itself: no node may work behind it, in none of its modes, and the
/// reason is the right one each time it is asked.
class PgBouncerPostgresTest {

  private static final String ALL = "extra_float_digits, options";

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path folder;

  @BeforeAll
  static void needsTheProgram() {
    assumeTrue(PgBouncer.program().isPresent(), "no pgbouncer on this machine");
  }

  /// Asked more than once: what one client leaves in a session, the next one finds.
  @ParameterizedTest
  @ValueSource(strings = {"transaction", "statement"})
  void shortMode_isSeen_howeverOftenItIsAsked(String mode) throws IOException {
    try (var pooler = PgBouncer.start(folder, database(), mode, ALL)) {
      for (int time = 0; time < 3; time++) {
        assertThat(new SessionProbe(pooler.url()).sharing())
            .isEqualTo(Sharing.BETWEEN_TRANSACTIONS);
      }
    }
  }

  @Test
  void sessionMode_thatThrowsAwayTheLimits_isSeen() throws IOException {
    try (var pooler = PgBouncer.start(folder, database(), "session", ALL)) {
      assertThat(new SessionProbe(pooler.url()).sharing()).isEqualTo(Sharing.WITHOUT_LIMITS);
    }
  }

  @Test
  void sessionMode_thatRefusesTheLimits_isToldAsAPooler() throws IOException {
    try (var pooler = PgBouncer.start(folder, database(), "session", "extra_float_digits")) {
      assertThatThrownBy(() -> new SessionProbe(pooler.url()).sharing())
          .isInstanceOfSatisfying(
              DatabaseUnreachable.class,
              refused -> assertThat(refused.obstacle()).isEqualTo(Obstacle.POOLER));
    }
  }

  private static TestDatabase database() {
    return POSTGRES.database();
  }
}
