package io.cryptorun.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.Pause;
import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.Sessions;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DailyUniversePostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final AtomicInteger MARKETS = new AtomicInteger();
  private static final long LONGEST = 60;

  @TempDir Path home;
  private final String market = "sim:universe-" + MARKETS.incrementAndGet();
  private final SmallMarket world = new SmallMarket().lists(Venue.KRAKEN, "BTC", "ETH", "SOL");
  private final HeldMarket held = new HeldMarket(world.venues);
  private final CountDownLatch waiting = new CountDownLatch(1);
  private final CountDownLatch looksAgain = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Questions questions = new Questions(POSTGRES.database());
  private ScanRig builder;
  private ScanRig waiter;

  @BeforeEach
  void join() {
    builder = new ScanRig(POSTGRES.database(), home, "builder", market);
    waiter = new ScanRig(POSTGRES.database(), home, "waiter", market);
  }

  @AfterEach
  void leave() {
    held.answers.countDown();
    looksAgain.countDown();
    threads.shutdownNow();
    builder.close();
    waiter.close();
  }

  @Test
  void universe_soughtByTwoRuns_isBuiltByOneAndReadByTheOther() throws Exception {
    var building = beginToBuild();
    var other = beginToWait();

    held.answers.countDown();
    var built = universe(building);
    looksAgain.countDown();
    var read = universe(other);

    assertThat(built.built()).isTrue();
    assertThat(read.built()).isFalse();
    assertThat(read.snapshot()).isEqualTo(built.snapshot());
    assertThat(waiter.warnings)
        .containsExactly("another run is building the universe of the day; waiting for it");
    assertThat(stored()).containsExactly(built.snapshot().hash());
  }

  @Test
  void universe_whoseBuilderWasInterrupted_isBuiltByTheOneThatWaited() throws Exception {
    var building = beginToBuild();
    var other = beginToWait();

    building.cancel(true);
    looksAgain.countDown();

    assertThat(universe(other).built()).isTrue();
    assertThat(stored()).hasSize(1);
  }

  @Test
  void universe_whoseBuilderLostItsSession_isBuiltByTheOneThatWaited_andThatOneStands()
      throws Exception {
    var building = beginToBuild();
    var other = beginToWait();

    questions.rows(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and application_name = ?",
        Sessions.name(builder.node.node(), "universe"));
    looksAgain.countDown();
    var built = universe(other);
    held.answers.countDown();

    assertThat(built.built()).isTrue();
    assertThat(universe(building).built()).as("what the first goes on with").isTrue();
    assertThat(
            questions.rows("select job from cryptorun.universe_snapshot where market = ?", market))
        .containsExactly("waiter-" + market);
  }

  @Test
  void waiting_ends_whenTheRunIsInterrupted() throws Exception {
    var building = beginToBuild();
    var other = beginToWait();

    other.cancel(true);
    held.answers.countDown();

    assertThatThrownBy(() -> universe(other)).isInstanceOf(CancellationException.class);
    assertThat(universe(building).built()).isTrue();
  }

  @Test
  void universe_thatCouldNotBeBuilt_isTriedByTheNextRun() throws Exception {
    world.venues.fails(Venue.KRAKEN, Fault.Code.UNREACHABLE);
    assertThat(sought(world.venues, builder.firing(job("builder"), SmallMarket.NOON))).isEmpty();

    world.venues.recovers(Venue.KRAKEN);
    var next = sought(world.venues, waiter.firing(job("waiter"), SmallMarket.NOON));

    assertThat(next).hasValueSatisfying(universe -> assertThat(universe.built()).isTrue());
    assertThat(waiter.warnings).isEmpty();
  }

  @Test
  void universe_ofALaterRunOfTheDay_isTheStoredOne() throws Exception {
    var first = sought(world.venues, builder.firing(job("builder"), SmallMarket.NOON));
    world.lists(Venue.KRAKEN, "BTC");
    var later = SmallMarket.NOON.plus(Duration.ofHours(3));
    var second = sought(world.venues, waiter.firing(job("waiter"), later));

    assertThat(second.orElseThrow().built()).isFalse();
    assertThat(second.orElseThrow().snapshot()).isEqualTo(first.orElseThrow().snapshot());
  }

  @Test
  void replay_neitherWaitsNorStores() throws Exception {
    var building = beginToBuild();
    var replay = waiter.firing(job("replay"), SmallMarket.NOON, SlotKind.REPLAY);

    var universe = sought(world.venues, replay);

    assertThat(universe.orElseThrow().built()).isTrue();
    assertThat(waiter.warnings).isEmpty();
    assertThat(stored()).isEmpty();
    held.answers.countDown();
    assertThat(universe(building).built()).isTrue();
  }

  /// A run that has the turn and is kept waiting by the venues.
  private Future<Optional<DaysUniverse>> beginToBuild() throws InterruptedException {
    var firing = builder.firing(job("builder"), SmallMarket.NOON);
    var run = threads.submit(() -> universes(builder, held, _ -> {}).of(firing, fresh()));
    assertThat(held.asked.await(LONGEST, TimeUnit.SECONDS)).isTrue();
    return run;
  }

  /// A run of a slightly earlier nominal time that comes second all the same.
  private Future<Optional<DaysUniverse>> beginToWait() throws InterruptedException {
    var firing = waiter.firing(job("waiter"), SmallMarket.NOON.minusSeconds(1));
    var run = threads.submit(() -> universes(waiter, world.venues, this::rest).of(firing, fresh()));
    assertThat(waiting.await(LONGEST, TimeUnit.SECONDS)).isTrue();
    return run;
  }

  private void rest(Duration time) throws InterruptedException {
    waiting.countDown();
    looksAgain.await();
  }

  private Optional<DaysUniverse> sought(MarketData venues, Firing firing)
      throws InterruptedException {
    return universes(waiter, venues, _ -> {}).of(firing, fresh());
  }

  private static DailyUniverse universes(ScanRig rig, MarketData venues, Pause pause) {
    var database = rig.node.database();
    return new DailyUniverse(
        venues,
        new VenueRates(Map.of(Venue.KRAKEN, 1.0), Map.of()),
        new ScanState(database),
        new BuildersTurn(database, pause));
  }

  private JobSettings job(String name) {
    return ScanRig.job(name + "-" + market, JobType.SCAN_HOT, List.of(Venue.KRAKEN));
  }

  private static ReuseRules fresh() {
    return new ReuseRules(Reuse.none(), Reuse.none());
  }

  private static DaysUniverse universe(Future<Optional<DaysUniverse>> run) throws Exception {
    return run.get(LONGEST, TimeUnit.SECONDS).orElseThrow();
  }

  private List<String> stored() {
    return questions.rows(
        "select sha256 from cryptorun.universe_snapshot where market = ?", market);
  }
}
