package io.cryptorun.ledger.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the history tells of a machine's clock.
class ClockWatchPostgresTest {

  private static final Instant SERVER = Instant.parse("2025-03-01T12:00:00Z");

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private final SettableClock wall = SettableClock.at(SERVER);
  private final ClockSkew skew = new ClockSkew();
  private Cluster cluster;
  private LiveNode node;
  private ClockWatch watch;
  private boolean standIn = true;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    node = new LiveNode(cluster, "clock");
    var step = new ClockStep(wall, node.nanos);
    watch = new ClockWatch(node.registration, skew, step, () -> standIn, node);
    watch.run();
  }

  @AfterEach
  void leave() {
    node.close();
    cluster.close();
  }

  @Test
  void clockThatIsRight_isNotToldOf() {
    off(200);

    assertThat(told()).isEmpty();
  }

  @Test
  void clockThatGoesOff_isToldOnce_withWhatTheNodeDoesAboutIt() {
    off(230);
    off(260);
    off(-501);
    standIn = false;
    off(-501);

    assertThat(told())
        .containsExactly("clock_off 230 off", "clock_off -501 stands_by", "clock_off -501 alone");
  }

  @Test
  void clockThatComesBack_isToldOnceItIsWellWithinItsLimit() {
    off(520);
    off(490);
    off(370);
    off(160);
    off(140);

    assertThat(told())
        .containsExactly("clock_off 520 stands_by", "clock_off 370 off", "clock_right 140 -");
  }

  @Test
  void clockThatWasSet_isTold_andWhoeverWaitsForItHearsOfIt() {
    wall.tick(Duration.ofHours(-1));
    watch.run();

    assertThat(node.heard).containsExactly("clock set by PT-1H");
    assertThat(told()).containsExactly("clock_stepped -3600000 -");
  }

  /// Whoever waits for the clock hears of it at once; the history when there is one again.
  @Test
  void withoutADatabase_nothingIsLost() {
    node.registration.leave();
    wall.tick(Duration.ofHours(-1));
    off(700);
    assertThat(node.heard).containsExactly("clock set by PT-1H");
    assertThat(told()).isEmpty();

    node.registration.comeBack();
    watch.run();

    assertThat(told()).containsExactly("clock_off 700 stands_by");
  }

  private void off(long millis) {
    var shown = SERVER.plusMillis(millis);
    skew.measured(shown, SERVER, shown);
    watch.run();
  }

  /// By the node's present registration.
  private List<String> told() {
    return cluster.database.read(handle ->
        handle
            .select(
                """
                select concat_ws(' ', kind, detail ->> 'ms', coalesce(detail ->> 'standing', '-'))
                from audit.events
                where kind like 'clock%' and (detail ->> 'epoch')::bigint = ?
                order by position
                """,
                node.node().epoch())
            .mapTo(String.class)
            .list());
  }
}
