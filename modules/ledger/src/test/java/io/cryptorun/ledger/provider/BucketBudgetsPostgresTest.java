package io.cryptorun.ledger.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.domain.market.Budgets;
import io.cryptorun.domain.market.Budgets.Charge;
import io.cryptorun.domain.market.Budgets.Grant;
import io.cryptorun.domain.market.Budgets.RateLimit;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BucketBudgetsPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  /// 40 calls in any two seconds: holds 10, refills 30 in two seconds.
  private static final RateLimit CANDLES = new RateLimit("candles", 10, 30, Duration.ofSeconds(2));

  private static final RateLimit PAIR = new RateLimit("ohlc_pair", 1, 1, Duration.ofSeconds(1));
  private static final RateLimit ALL_PAIRS = new RateLimit("ohlc", 5, 5, Duration.ofSeconds(1));
  private static final Duration PATIENT = Duration.ofMinutes(10);
  private static final AtomicInteger MARKETS = new AtomicInteger();

  private final String market = "sim:budgets-" + MARKETS.incrementAndGet();
  private final SettableClock clock = SettableClock.at("2026-03-01T00:00:00Z");
  private Database first;
  private Database second;

  @BeforeEach
  void open() {
    first = Schema.open(Schema.app(POSTGRES.database()), Cluster.patient("test", 5));
    second = Schema.open(Schema.app(POSTGRES.database()), Cluster.patient("test", 5));
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  @Test
  void take_byTwoProcesses_neverExceedsTheLimitInAnyWindow() throws Exception {
    var processes = List.of(budgets(first), budgets(second));
    var random = new Random(7);
    var calls = new ArrayList<Instant>();
    for (int i = 0; i < 150; i++) {
      var grant =
          processes
              .get(random.nextInt(2))
              .take(Venue.OKX, List.of(new Charge(CANDLES, "", 1)), PATIENT);
      assertThat(grant).isInstanceOf(Grant.Granted.class);
      calls.add(clock.instant());
      clock.tick(Duration.ofMillis(random.nextInt(100) < 5 ? 700 : random.nextInt(30)));
    }

    assertThat(mostIn(Duration.ofSeconds(2), calls)).isLessThanOrEqualTo(40);
    assertThat(Duration.between(calls.getFirst(), calls.getLast()))
        .isLessThan(Duration.ofSeconds(14));
  }

  @Test
  void take_ofTwoBuckets_keepsTheNarrowOnesPace() throws Exception {
    var budgets = budgets(first);
    var calls = new ArrayList<Instant>();
    for (int i = 0; i < 4; i++) {
      budgets.take(Venue.KRAKEN, pairCharges("XBTUSD"), PATIENT);
      calls.add(clock.instant());
      budgets.take(Venue.KRAKEN, pairCharges("ETHUSD"), PATIENT);
    }

    assertThat(mostIn(Duration.ofMillis(999), calls)).isEqualTo(1);
  }

  @Test
  void take_beyondPatience_isRefusedAndKeepsNothing() throws Exception {
    var budgets = budgets(first);
    budgets.take(Venue.KRAKEN, pairCharges("XBTUSD"), PATIENT);

    var grant = budgets.take(Venue.KRAKEN, pairCharges("XBTUSD"), Duration.ofMillis(10));

    assertThat(grant)
        .isInstanceOfSatisfying(
            Grant.Refused.class, refused -> assertThat(refused.text()).contains("ohlc_pair"));
    for (int i = 0; i < 4; i++) {
      assertThat(budgets.take(Venue.KRAKEN, pairCharges("PAIR" + i), Duration.ZERO))
          .as("token %d of the bucket for all pairs", i)
          .isInstanceOf(Grant.Granted.class);
    }
  }

  @Test
  void take_whenWideBucketIsEmpty_leavesTheNarrowOneAlone() throws Exception {
    var budgets = budgets(first);
    for (int i = 0; i < 5; i++) {
      budgets.take(Venue.KRAKEN, pairCharges("PAIR" + i), PATIENT);
    }
    assertThat(budgets.take(Venue.KRAKEN, pairCharges("XBTUSD"), Duration.ZERO))
        .isInstanceOf(Grant.Refused.class);

    clock.tick(Duration.ofMillis(200));
    assertThat(budgets.take(Venue.KRAKEN, pairCharges("XBTUSD"), Duration.ZERO))
        .isInstanceOf(Grant.Granted.class);
  }

  @Test
  void take_inRealTimeByManyThreads_staysWithinBurstAndPace() throws Exception {
    var real = InstantSource.system();
    var limit = new RateLimit("burst", 5, 50, Duration.ofSeconds(1));
    var processes =
        List.of(new BucketBudgets(first, market, real), new BucketBudgets(second, market, real));
    var start = real.instant();
    var grants = new ArrayList<Callable<Grant>>();
    for (int i = 0; i < 40; i++) {
      var process = processes.get(i % 2);
      grants.add(() -> process.take(Venue.OKX, List.of(new Charge(limit, "", 1)), PATIENT));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(grants))
          .allMatch(grant -> grant.resultNow() instanceof Grant.Granted);
    }

    // 40 tokens, 5 of them in the bucket at the start: the rest takes 35/50 of a second to flow in.
    assertThat(Duration.between(start, real.instant())).isGreaterThan(Duration.ofMillis(690));
  }

  @Test
  void take_withoutDatabase_isRefused() throws Exception {
    var budgets = budgets(second);
    second.close();

    assertThat(budgets.take(Venue.OKX, List.of(new Charge(CANDLES, "", 1)), PATIENT))
        .isInstanceOfSatisfying(
            Grant.Refused.class,
            refused -> assertThat(refused.text()).contains("cannot be reached"));
  }

  @Test
  void close_sendsAwayWhoWaits() throws Exception {
    var slow = new RateLimit("slow", 1, 1, Duration.ofHours(1));
    var budgets = new BucketBudgets(first, market, InstantSource.system());
    var call = List.of(new Charge(slow, "", 1));
    budgets.take(Venue.OKX, call, PATIENT);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = threads.submit(() -> budgets.take(Venue.OKX, call, Duration.ofHours(2)));
      budgets.close();

      assertThat(waiting.get()).isEqualTo(new Grant.Refused("the process is stopping"));
    }
  }

  @Test
  void take_ofMoreThanTheBucketHolds_isAMistake() {
    assertThatThrownBy(
            () -> budgets(first).take(Venue.OKX, List.of(new Charge(CANDLES, "", 11)), PATIENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("costs 11");
  }

  private Budgets budgets(Database database) {
    return new BucketBudgets(database, market, clock, clock::tick);
  }

  private static List<Charge> pairCharges(String pair) {
    return List.of(new Charge(ALL_PAIRS, "", 1), new Charge(PAIR, pair, 1));
  }

  private static int mostIn(Duration window, List<Instant> calls) {
    int most = 0;
    for (var from : calls) {
      var to = from.plus(window);
      most =
          Math.max(
              most, (int) calls.stream().filter(c -> !c.isBefore(from) && c.isBefore(to)).count());
    }
    return most;
  }
}
