package io.cryptorun.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.rig.Rig;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// F20: the server is killed and its streaming standby, which every commit of the ledger has waited
/// for, takes its place.
@Matrix
class StandbyTest {

  private Faults faults;

  @BeforeAll
  void pair() throws Exception {
    var rig = Rig.with(List.of(Faults.TICK));
    int _ = rig.server().addStandby();
    faults = Faults.pair(rig);
  }

  @AfterAll
  void end() throws Exception {
    faults.close();
  }

  @Test
  void f20_standbyPromoted_thePairGoesOnThere_andEpochsOnlyGrow() throws Exception {
    long before = Math.max(faults.epoch("a"), faults.epoch("b"));
    faults.each(
        "F20 standby takes the killed server's place",
        1,
        () -> {
          faults.rig().server().failOver();
          faults.awaitPublications(5);
        });
    assertThat(
            faults
                .rig()
                .sql()
                .number("select min(epoch) from cryptorun.node_epoch where state = 'active'"))
        .isPositive();
    assertThat(Math.max(faults.epoch("a"), faults.epoch("b"))).isGreaterThanOrEqualTo(before);
    assertThat(events("server_changed")).as("the other timeline is noted, once").isOne();
    assertThat(events("history_lost")).as("every commit had reached the standby").isZero();
  }

  private long events(String kind) throws Exception {
    return faults
        .rig()
        .sql()
        .number("select count(*) from audit.events where kind = '%s'".formatted(kind));
  }
}
