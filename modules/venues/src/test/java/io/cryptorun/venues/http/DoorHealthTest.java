package io.cryptorun.venues.http;

import static io.cryptorun.domain.health.Circuit.State.CLOSED;
import static io.cryptorun.domain.health.Circuit.State.HALF_OPEN;
import static io.cryptorun.domain.health.Circuit.State.OPEN;
import static io.cryptorun.venues.ScriptedVenue.ok;
import static io.cryptorun.venues.ScriptedVenue.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.health.CallRecord;
import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.Rig;
import io.cryptorun.venues.SharedBoard;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;

/// What a door tells of its calls, and what it hears of others' circuits.
class DoorHealthTest {
  private static final VenueCall CALL = VenueCall.get("/x").costing("public");
  private static final BackoffSettings ONCE =
      new BackoffSettings(Duration.ZERO, Duration.ZERO, 1, 0);

  private final Rig rig = new Rig("2026-03-04T15:00:07Z");
  private final SharedBoard board = new SharedBoard();
  private final WireJson json = new WireJson();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void everyTry_isRecorded_withItsTimeAndWhetherItFailed() throws Exception {
    rig.venue.on("/x", status(500, "{}"), status(429, "{}", "Retry-After", "2"), ok("{\"n\":1}"));
    var door = door();

    ask(door);

    assertThat(board.calls).extracting(CallRecord::failed).containsExactly(true, true, false);
    assertThat(board.calls.getFirst().at()).isEqualTo("2026-03-04T15:00:07Z");
    assertThat(board.calls.getLast().at()).isEqualTo("2026-03-04T15:00:09Z");
  }

  @ParameterizedTest
  @CsvSource({
    "200, '{\"n\":1}', false",
    "404, '{}', true",
    "403, '<html>', true",
    "200, '{\"n\":', true",
    "200, '', true",
  })
  void failed_isEverythingThatIsNoGoodAnswer(int status, String body, boolean failed)
      throws Exception {
    rig.venue.on("/x", status(status, body));

    ask(door(ONCE));

    assertThat(board.calls).extracting(CallRecord::failed).containsExactly(failed);
  }

  @ParameterizedTest
  @CsvSource({
    "X-MBX-USED-WEIGHT-1M, 1234, 1234",
    "x-mbx-used-weight-1m, 0, 0",
    "X-MBX-USED-WEIGHT, 77, 77",
    "X-MBX-USED-WEIGHT-1M, many, ",
    "X-MBX-USED-WEIGHT-1M, -5, ",
    "CB-AFTER, 12, ",
  })
  void usedWeight_isReadOffTheHeader(String header, String value, Integer weight) throws Exception {
    rig.venue.on("/x", status(200, "{\"n\":1}", header, value));

    ask(door());

    assertThat(board.calls.getFirst().usedWeight()).isEqualTo(weight);
  }

  @Test
  void usedWeight_ofARefusal_countsToo_andThatOfTheMinuteWins() throws Exception {
    rig.venue.on("/x", status(404, "{}", "X-MBX-USED-WEIGHT", "9", "X-MBX-USED-WEIGHT-1M", "5999"));

    ask(door(ONCE));

    assertThat(board.calls.getFirst().usedWeight()).isEqualTo(5999);
  }

  @Test
  void callsThatNeverWentOut_andCallsWeCancelled_areNotRecorded() throws Exception {
    var door = door();
    board.spend();
    assertThat(fault(ask(door)).text()).startsWith("BUDGET_EXHAUSTED");
    rig.budgets.refuse();
    assertThat(door.probe(CALL, this::read)).isInstanceOf(Probe.NotMade.class);
    assertThat(board.calls).isEmpty();
    assertThat(rig.venue.requests()).isEmpty();
  }

  @Test
  void cancelledCall_isNotRecorded() throws Exception {
    var asked = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    rig.venue.on(
        "/x",
        _ -> {
          asked.countDown();
          never.await();
        });
    var caller = Thread.ofVirtual().start(this::askInterruptibly);
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

    caller.interrupt();

    assertThat(caller.join(Duration.ofSeconds(60))).isTrue();
    assertThat(board.calls).isEmpty();
    never.countDown();
  }

  @Test
  void circuitOpenedByOneDoor_closesTheOther_untilTheSharedTime() throws Exception {
    rig.venue.on("/x", status(500, "{}"));
    var first = door(ONCE);
    var second = door(ONCE);
    assertThat(second.circuit()).isEqualTo(CLOSED);
    for (int i = 0; i < 3; i++) {
      ask(first);
    }
    assertThat(rig.venue.requests()).hasSize(3);

    tick(Duration.ofSeconds(29));
    assertThat(fault(ask(second)).text()).isEqualTo("circuit open for another 1 s");
    assertThat(rig.venue.requests()).as("no call went out").hasSize(3);
    rig.venue.on("/x", ok("{\"n\":1}"));
    tick(Duration.ofSeconds(1));
    ask(second);
    assertThat(first.circuit()).as("tried by the other").isEqualTo(HALF_OPEN);
    ask(first);

    assertThat(second.circuit()).as("closed by the first").isEqualTo(CLOSED);
    assertThat(board.moves).containsExactly(OPEN, HALF_OPEN, HALF_OPEN, CLOSED);
  }

  @Test
  void failures_areCountedByEachDoorForItself() throws Exception {
    rig.venue.on("/x", status(500, "{}"));
    var first = door(ONCE);
    var second = door(ONCE);

    ask(first);
    ask(second);
    ask(first);
    ask(second);

    assertThat(first.circuit()).isEqualTo(CLOSED);
    assertThat(board.moves).isEmpty();
  }

  @Test
  void newProcess_findsTheCircuitAsItWasLeft() throws Exception {
    rig.venue.on("/x", status(403, "<html>"));
    ask(door());

    assertThat(fault(ask(door())).code()).isEqualTo(Fault.Code.CIRCUIT_OPEN);
    assertThat(rig.venue.requests()).hasSize(1);
  }

  @Test
  void probe_isOneTry_evenWhereACallWouldBeRepeated() throws Exception {
    rig.venue.on("/x", status(500, "{}"));

    var probe = door().probe(CALL, this::read);

    assertThat(probe).isInstanceOf(Probe.Failed.class);
    assertThat(rig.venue.requests()).hasSize(1);
    assertThat(board.calls).hasSize(1);
  }

  @Test
  void probe_passesASpentBudget_andNotAnOpenCircuit() throws Exception {
    rig.venue.on("/x", ok("{\"n\":1}"));
    board.spend();
    assertThat(door().probe(CALL, this::read)).isInstanceOf(Probe.Answered.class);

    rig.venue.on("/x", status(403, "{}"));
    var door = door();
    ask(door);
    door.probe(CALL, this::read);
    assertThat(rig.venue.requests()).hasSize(2);
    assertThat(door.probe(CALL, this::read))
        .isInstanceOfSatisfying(
            Probe.NotMade.class,
            none -> assertThat(none.fault().code()).isEqualTo(Fault.Code.CIRCUIT_OPEN));
    assertThat(rig.venue.requests()).hasSize(2);
  }

  @Test
  void probe_ofAHalfOpenCircuit_isRepeatedUntilItCloses() throws Exception {
    rig.venue.on("/x", status(403, "{}"), ok("{\"n\":1}"));
    var door = door();
    ask(door);
    tick(Duration.ofSeconds(30));

    assertThat(door.probe(CALL, this::read)).isInstanceOf(Probe.Answered.class);

    assertThat(door.circuit()).isEqualTo(CLOSED);
    assertThat(rig.venue.requests()).as("one call, two trials").hasSize(3);
  }

  @Test
  void probe_thatFailsHalfOpen_opensTwiceAsLong() throws Exception {
    rig.venue.on("/x", status(403, "{}"), status(503, "{}"));
    var door = door();
    ask(door);
    tick(Duration.ofSeconds(30));

    assertThat(door.probe(CALL, this::read)).isInstanceOf(Probe.Failed.class);

    assertThat(rig.venue.requests()).hasSize(2);
    assertThat(door.circuit()).isEqualTo(OPEN);
    tick(Duration.ofSeconds(59));
    assertThat(door.circuit()).isEqualTo(OPEN);
    tick(Duration.ofSeconds(1));
    assertThat(door.circuit()).isEqualTo(HALF_OPEN);
  }

  @Test
  void probe_doesNotWaitForAPauseToEnd() throws Exception {
    rig.venue.on("/x", status(429, "{}", "Retry-After", "20"));
    var door = door(ONCE);
    ask(door);

    assertThat(door.probe(CALL, this::read)).isInstanceOf(Probe.NotMade.class);

    assertThat(rig.slept).isEmpty();
    assertThat(rig.venue.requests()).hasSize(1);
  }

  @Test
  void ban_lastsTwoMinutesAtLeast_forEveryProcess() throws Exception {
    rig.venue.on("/x", status(418, "{}", "Retry-After", "5"));
    ask(door());

    var other = door();
    tick(Duration.ofSeconds(119));
    assertThat(other.circuit()).isEqualTo(OPEN);
    tick(Duration.ofSeconds(1));
    assertThat(other.circuit()).isEqualTo(HALF_OPEN);
  }

  private void tick(Duration time) {
    rig.clock.tick(time);
    rig.nanos.tick(time);
  }

  private VenueDoor door() {
    return door(new BackoffSettings(Duration.ZERO, Duration.ZERO, 1, 2));
  }

  private VenueDoor door(BackoffSettings backoff) {
    return new VenueDoor(
        rig.settings(Venue.KRAKEN, backoff),
        rig.hosts(),
        (_, _) -> null,
        rig.budgets,
        board,
        rig.timing());
  }

  private Reply<Map<String, BigDecimal>> ask(VenueDoor door) throws InterruptedException {
    return door.get(CALL, this::read);
  }

  private void askInterruptibly() {
    try {
      var _ = ask(door());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, BigDecimal> read(InputStream body) throws IOException {
    return json.read(body, new TypeReference<>() {});
  }

  private static Fault fault(Reply<?> reply) {
    if (reply instanceof Reply.Missing<?>(var fault)) {
      return fault;
    }
    throw new AssertionError("a fault was expected, not " + reply);
  }
}
