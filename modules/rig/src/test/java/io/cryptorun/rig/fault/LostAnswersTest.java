package io.cryptorun.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.rig.node.RigJob;
import io.cryptorun.rig.node.Trap;
import io.cryptorun.rig.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// F16: a statement is done and its answer lost, or the session breaks before its commit.
@Matrix
class LostAnswersTest {

  private static final int TIMES = 2;
  private static final Duration SOON = Duration.ofSeconds(150);

  private Faults faults;

  /// What a node writes between two results.
  enum Write {
    ACQUIRE("insert into quartz.qrtz_fired_triggers"),
    FIRE("update quartz.qrtz_fired_triggers"),
    CLAIM("from cryptorun.claim_on_time"),
    /// Comes seldom.
    CLAIM_AGAIN("insert into cryptorun.attempt"),
    PUBLISH("update cryptorun.attempt&universe_sha256"),
    /// Comes seldom.
    CLOSE("update cryptorun.attempt&error_code"),
    END("delete from quartz.qrtz_fired_triggers&using cryptorun.node_epoch"),
    HEARTBEAT("cryptorun.heartbeat&beat");

    private final String statement;

    Write(String statement) {
      this.statement = statement;
    }

    Trap lost(Trap.Moment moment) {
      return new Trap(statement, moment, Trap.Action.BREAK, 1, TIMES);
    }
  }

  @BeforeAll
  void pair() throws Exception {
    faults = Faults.pair(Faults.TICK, RigJob.flaky());
  }

  @AfterAll
  void end() throws Exception {
    faults.close();
  }

  @ParameterizedTest
  @EnumSource
  void f16_answerIsLost(Write write) throws Exception {
    lose("F16 answer lost: ", write, Trap.Moment.COMMITTED);
  }

  @ParameterizedTest
  @EnumSource(names = {"FIRE", "CLAIM_AGAIN", "PUBLISH", "CLOSE", "END"})
  void f16_sessionBreaksBeforeTheCommit(Write write) throws Exception {
    lose("F16 broken before the commit: ", write, Trap.Moment.EXECUTED);
  }

  private void lose(String fault, Write write, Trap.Moment moment) throws Exception {
    faults.each(
        fault + write.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        1,
        () -> {
          faults.rig().lay(write.lost(moment));
          Await.until("answers are lost", SOON, () -> faults.rig().trapsSprung() >= TIMES);
          for (var node : List.of("a", "b")) {
            faults.awaitMember(node);
          }
          faults.awaitPublications(2);
          for (var node : List.of("a", "b")) {
            assertThat(faults.node(node).isAlive()).isTrue();
          }
        });
  }
}
