package io.cryptorun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.SettableNanoClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseClockPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @Test
  void clock_isTheDatabasesAndIsCarriedByMonotonicTime() {
    var nanos = new SettableNanoClock();
    try (var cluster = new Cluster(POSTGRES.database())) {
      var before = cluster.now();
      var clock = new DatabaseClock(cluster.database, nanos);
      var after = cluster.now();
      var read = clock.instant();

      assertThat(read).isBetween(before, after);
      nanos.tick(Duration.ofHours(3));
      assertThat(clock.instant()).isEqualTo(read.plus(Duration.ofHours(3)));
      assertThat(clock.ahead(() -> read)).isEqualTo(Duration.ofHours(-3));
      assertThat(clock.uncertainty()).isZero();

      clock.measureAgain();
      assertThat(clock.instant()).isBetween(after, cluster.now());
    }
  }
}
