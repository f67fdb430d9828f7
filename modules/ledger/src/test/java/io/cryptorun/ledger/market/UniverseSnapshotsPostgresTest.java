package io.cryptorun.ledger.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Reading;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.Sessions;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.run.Ending;
import io.cryptorun.ledger.run.Written;
import io.cryptorun.ledger.slot.CatchUp;
import io.cryptorun.ledger.slot.CatchUpRule;
import io.cryptorun.ledger.slot.ClaimRequest;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.RunFacts;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UniverseSnapshotsPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final String SHA = "cd".repeat(32);

  private final String job = Cluster.job();
  private final String market = "sim:" + job;
  private Cluster cluster;
  private Registration node;
  private UniverseSnapshots universes;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    node = cluster.join("universe-" + job, NodeKind.DAEMON);
    universes = new UniverseSnapshots(cluster.database);
  }

  @AfterEach
  void leave() {
    node.close();
    cluster.close();
  }

  @Test
  void universe_ofTheDay_isTheFirstThatWasStored_whileItsRunIsStillAtWork() {
    var due = noon();
    var first = claimed(job, due.minusSeconds(2));

    assertThat(universes.store(first, row("{\"first\":1}"))).isInstanceOf(Written.Done.class);
    universes.store(claimed(Cluster.job(), due.minusSeconds(1)), row("{\"second\":1}"));

    assertThat(universes.today(reading(job, due)))
        .hasValueSatisfying(universe -> assertThat(universe.content()).isEqualTo("{\"first\":1}"));
    assertThat(universes.today(reading(job, due.minusSeconds(2)))).as("own, same time").isEmpty();
    assertThat(universes.today(reading("other", due.minusSeconds(2)))).as("other's").isPresent();
    assertThat(universes.today(reading(job, due.plus(Duration.ofDays(1)))))
        .as("next day")
        .isEmpty();
    assertThat(universes.newest(reading(job, due.plus(Duration.ofDays(1))), 7)).hasSize(1);
  }

  @Test
  void universe_storedSinceAReaderBegan_servesItWhateverItsNominalTime() {
    var due = noon();
    var began = cluster.now();
    universes.store(claimed(job, due), row("{}"));

    var earlier = reading("other", due.minusSeconds(5));
    assertThat(universes.today(earlier)).isEmpty();
    assertThat(universes.storedSince(earlier, began)).isPresent();
    assertThat(universes.storedSince(earlier, cluster.now())).as("stored before").isEmpty();
    assertThat(universes.storedSince(new Reading("live", "other", due), began))
        .as("another market")
        .isEmpty();
    assertThat(universes.storedSince(reading("other", due.minus(Duration.ofDays(1))), began))
        .as("another day")
        .isEmpty();
  }

  @Test
  void universe_ofARunThatIsClosed_isRefused() {
    var fence = claimed(job, noon());
    cluster.attempts().close(fence, Ending.cancelled());

    assertThat(universes.store(fence, row("{}"))).isInstanceOf(Written.Refused.class);
    assertThat(universes.newest(reading("other", cluster.now()), 1)).isEmpty();
  }

  @Test
  void universe_ofAReplay_isNeverStored() {
    var replay = cluster.request(node.node(), job, SlotKind.REPLAY, "replay-" + job);
    var fence = Cluster.fence(replay);

    assertThatThrownBy(() -> universes.store(fence, row("{}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("replay");
  }

  @Test
  void building_isForOneRunOfAMarketsDay_andFreeWhenItsSessionEnds() {
    var due = noon();
    var builder = claimed(job, due);
    var waiting = claimed(Cluster.job(), due.minusSeconds(1));
    var ofTheDayBefore = claimed(Cluster.job(), due.minus(Duration.ofDays(1)));
    try (var second = building(waiting, market);
        var otherDay = building(ofTheDayBefore, market);
        var otherMarket = building(waiting, "live")) {
      try (var first = building(builder, market)) {
        assertThat(first.tryTake()).isTrue();
        assertThat(second.tryTake()).isFalse();
        assertThat(otherDay.tryTake()).isTrue();
        assertThat(otherMarket.tryTake()).isTrue();
      }
      takeOnceFree(second);
    }
  }

  /// The server lets go of a lock a moment after the session that held it has said goodbye.
  private static void takeOnceFree(UniverseBuilding building) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!building.tryTake()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void building_session_isNamedAfterItsNode_soThatATakeoverEndsIt() {
    try (var building = building(claimed(job, noon()), market)) {
      building.tryTake();

      assertThat(
              cluster.one(
                  "select count(*) from pg_stat_activity"
                      + " where datname = current_database() and application_name = ?",
                  Long.class,
                  Sessions.name(node.node(), "universe")))
          .isEqualTo(1);
    }
  }

  private UniverseBuilding building(Fence fence, String market) {
    return UniverseBuilding.open(cluster.database, fence, market);
  }

  /// In the middle of yesterday, so that seconds before and after are of the same day.
  private Instant noon() {
    return LocalDate.ofInstant(cluster.now(), ZoneOffset.UTC)
        .minusDays(1)
        .atTime(12, 0)
        .toInstant(ZoneOffset.UTC);
  }

  private Fence claimed(String ofJob, Instant due) {
    var rule = new CatchUpRule(CatchUp.ALL, Duration.ofDays(9), due.plus(Duration.ofDays(9)));
    var facts = new RunFacts(market, null, "1.0", null, null);
    var request = new ClaimRequest(node.node(), SlotKey.cron(ofJob, due), rule, facts);
    return Cluster.fence(cluster.slots().claim(request));
  }

  private static UniverseRow row(String content) {
    return new UniverseRow(SHA, content);
  }

  private Reading reading(String job, Instant due) {
    return new Reading(market, job, due);
  }
}
