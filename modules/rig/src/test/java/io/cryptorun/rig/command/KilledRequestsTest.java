package io.cryptorun.rig.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.command.CommandKind;
import io.cryptorun.ledger.command.CommandRequest;
import io.cryptorun.ledger.command.Commands;
import io.cryptorun.rig.Rig;
import io.cryptorun.rig.node.RigJob;
import io.cryptorun.rig.node.Trap;
import io.cryptorun.rig.node.Trap.Action;
import io.cryptorun.rig.node.Trap.Moment;
import io.cryptorun.rig.process.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A node is killed while it has an operator's request in hand: after it has taken it on, after the
/// job store has committed what was asked for, and before the outcome is written. The node that is
/// left applies the request, and it counts once. So it does where only the node's session ends.
class KilledRequestsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Rig rig;
  private static Database database;

  /// Where the node dies.
  enum Place {
    CLAIMED,
    STORED,
    APPLIED;

    Trap trap(CommandKind kind, Action action) {
      return switch (this) {
        case CLAIMED -> Trap.first("cryptorun.command c&skip locked", Moment.COMMITTED, action);
        case STORED ->
            Trap.first(
                kind == CommandKind.PAUSE
                    ? "update &qrtz_triggers set trigger_state"
                    : "insert into &qrtz_triggers",
                Moment.COMMITTED,
                action);
        case APPLIED -> Trap.first("with settled as", Moment.BEFORE, action);
      };
    }

    /// A job of its own for each request.
    String job(CommandKind kind) {
      return "%s-%s".formatted(kind.word(), name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  /// None of them falls due by itself in these minutes.
  @BeforeAll
  static void pair() throws IOException {
    var jobs =
        Stream.of(Place.values())
            .flatMap(place ->
                Stream.of(
                    place.job(CommandKind.PAUSE), place.job(CommandKind.TRIGGER), broken(place)))
            .map(name -> RigJob.steady(name, "17 3 29 2 *", Duration.ofMillis(50)))
            .toList();
    rig = Rig.with(jobs);
    rig.start("b");
    database =
        Database.open(
            DatabaseUrl.parse(rig.server().appUrl(rig.server().port()), Map.of()), Pool.command());
  }

  @AfterAll
  static void end() throws IOException {
    database.close();
    rig.close();
  }

  @ParameterizedTest
  @EnumSource
  void pause_isInForceOnce(Place place) {
    long request = dieOver(place, CommandKind.PAUSE);

    var job = place.job(CommandKind.PAUSE);
    assertThat(
            rig.sql()
                .rows(
                    "select by, reason from (select paused_by as by, reason from"
                        + " cryptorun.pause where job = ? and ended_at is null) as pause",
                    job))
        .containsExactly("ana@desk because");
    assertThat(events("job = ? and kind = 'paused'", job)).isEqualTo(1);
    assertThat(rig.sql().rows("select state from audit.triggers where job = ?", job))
        .containsExactly("PAUSED");
    assertSettledOnce(request);
  }

  @ParameterizedTest
  @EnumSource
  void trigger_runsOnce(Place place) {
    long request = dieOver(place, CommandKind.TRIGGER);

    var job = place.job(CommandKind.TRIGGER);
    Await.until(
        "the run of " + job, PATIENCE, () -> events("job = ? and kind = 'published'", job) > 0);
    assertThat(rig.sql().rows("select kind, state, attempts from audit.slots where job = ?", job))
        .containsExactly("manual success 1");
    assertThat(events("job = ? and kind = 'published'", job)).isEqualTo(1);
    assertSettledOnce(request);
  }

  @ParameterizedTest
  @EnumSource
  void sessionEndsOverIt_theNodeLives_andTheRequestCountsOnce(Place place) {
    if (!rig.node("b").isAlive()) {
      rig.start("b");
    }
    rig.lay(place.trap(CommandKind.TRIGGER, Action.BREAK));
    long request = new Commands(database).request(request(CommandKind.TRIGGER, broken(place)));

    Await.until("request %d is settled".formatted(request), PATIENCE, () -> outcome(request));

    assertThat(rig.trapsSprung()).as("broken").isEqualTo(1);
    Await.until(
        "the run of " + broken(place),
        PATIENCE,
        () -> events("job = ? and kind = 'published'", broken(place)) > 0);
    assertThat(rig.sql().rows("select attempts from audit.slots where job = ?", broken(place)))
        .containsExactly("1");
    assertApplied(request);
  }

  private static String broken(Place place) {
    return "broken-" + place.job(CommandKind.TRIGGER);
  }

  private static CommandRequest request(CommandKind kind, String job) {
    return new CommandRequest(kind, job, Map.of(), "because", "ana@desk", "desk", null);
  }

  /// Sends the request where only the node with the trap can take it on: the other one is frozen
  /// for that moment, which is too short for it to be taken for dead.
  private static long dieOver(Place place, CommandKind kind) {
    var doomed = rig.start("a");
    doomed.lay(place.trap(kind, Action.HALT));
    var survivor = rig.node("b");
    survivor.freeze();
    long request;
    try {
      request = new Commands(database).request(request(kind, place.job(kind)));
      assertThat(doomed.awaitEnd()).as("killed").isEqualTo(137);
      assertThat(
              rig.sql()
                  .rows("select claimed_by, outcome from cryptorun.command where id = ?", request))
          .as("how the dead node left it")
          .containsExactly("a -");
    } finally {
      survivor.thaw();
    }
    Await.until("request %d is settled".formatted(request), PATIENCE, () -> outcome(request));
    return request;
  }

  private static boolean outcome(long request) {
    return new Commands(database).status(request).orElseThrow().outcome() != null;
  }

  private static void assertSettledOnce(long request) {
    assertThat(new Commands(database).status(request).orElseThrow().appliedBy()).isEqualTo("b");
    assertApplied(request);
  }

  private static void assertApplied(long request) {
    var status = new Commands(database).status(request).orElseThrow();
    assertThat(status.outcome()).as("%s", status.message()).isEqualTo("applied");
    assertThat(events("kind = 'command_applied' and detail ->> 'id' = ?", Long.toString(request)))
        .as("steps of the history that say it was applied")
        .isEqualTo(1);
    assertThat(rig.sql().rows("select * from audit.invariants")).isEmpty();
  }

  private static long events(String condition, String value) {
    return rig.sql().number("select count(*) from audit.events where " + condition, value);
  }
}
