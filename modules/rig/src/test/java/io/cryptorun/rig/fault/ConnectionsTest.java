package io.cryptorun.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.rig.process.Await;
import io.cryptorun.testkit.FaultProxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// F5 and F7: sessions end, and the network between a node and the database fails in every way it
/// can.
@Matrix
class ConnectionsTest {

  private static final String TERMINATE =
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name like ?";

  private Faults faults;

  @BeforeAll
  void pair() throws Exception {
    faults = Faults.pair(Faults.TICK);
  }

  @AfterAll
  void end() throws Exception {
    faults.close();
  }

  @Test
  void f5_sessionsEndedByTheServer_areOpenedAgain() throws Exception {
    var kinds =
        List.of("%:a:%:liveness", "%:a:%:ledger", "%:a:%:quartz", "cryptorun:a:%", "cryptorun:%");
    faults.each(
        "F5 sessions ended: liveness, ledger, Quartz, all of a node, all",
        2,
        () -> {
          for (var kind : kinds) {
            assertThat(faults.rig().sql().rows(TERMINATE, kind)).isNotEmpty();
            faults.awaitPublications(2);
          }
        });
  }

  @Test
  void f7_cutOffSilently_isTakenOverFrom() throws Exception {
    cutOff("F7 cut off silently for 15 s", FaultProxy::drop, 3);
  }

  @Test
  void f7_notHeardAnyMore_isTakenOverFrom() throws Exception {
    cutOff("F7 hears and is not heard for 15 s", FaultProxy::dropToTarget, 2);
  }

  @Test
  void f7_hearsNothingAnyMore_isTakenOverFrom() throws Exception {
    cutOff("F7 is heard and does not hear for 15 s", FaultProxy::dropToClient, 2);
  }

  private void cutOff(String fault, Cut cut, int times) throws Exception {
    faults.each(
        fault,
        times,
        () -> {
          var worker = faults.rig().worker();
          var since = Instant.now();
          cut.of(faults.rig().network(worker.id()));
          faults.tookOver(faults.rig().takeover(worker.id(), since));
          Await.pass(
              Duration.ofSeconds(15).minus(Duration.between(since, faults.rig().sql().now())));
          faults.rig().network(worker.id()).pass();
          faults.awaitMember(worker.id());
        });
  }

  @Test
  void f7_reset_comesBack() throws Exception {
    faults.each(
        "F7 every connection reset for 8 s",
        2,
        () -> {
          var cut = faults.rig().worker().id();
          faults.rig().network(cut).reset();
          faults.awaitPublications(2);
          Await.pass(Duration.ofSeconds(8));
          faults.rig().network(cut).pass();
          faults.awaitMember(cut);
        });
  }

  @Test
  void f7_halfOpen_comesBack() throws Exception {
    faults.each(
        "F7 connections half open",
        3,
        () -> {
          var cut = faults.rig().worker().id();
          faults.rig().network(cut).halfOpen();
          Await.pass(Duration.ofSeconds(4));
          faults.awaitMember(cut);
          faults.awaitPublications(2);
        });
  }

  @Test
  void f7_slow_isNotTakenForDead() throws Exception {
    faults.each(
        "F7 500 ms more in either direction for 20 s",
        1,
        () -> {
          var slow = faults.rig().worker().id();
          long before = faults.epoch(slow);
          faults.rig().network(slow).delay(Duration.ofMillis(500));
          Await.pass(Duration.ofSeconds(20));
          faults.rig().network(slow).pass();
          faults.awaitPublications(2);
          assertThat(faults.epoch(slow)).isEqualTo(before);
        });
  }

  /// A way to cut.
  @FunctionalInterface
  private interface Cut {
    void of(FaultProxy network);
  }
}
