package io.cryptorun.ledger.provider;

import static io.cryptorun.domain.market.Provider.BINANCE;
import static io.cryptorun.domain.market.Provider.KRAKEN;
import static io.cryptorun.domain.market.Provider.OKX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.domain.health.CallRecord;
import io.cryptorun.domain.health.Circuit;
import io.cryptorun.domain.health.Quota;
import io.cryptorun.domain.health.Spending;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.SettableClock;
import io.cryptorun.testkit.SettableNanoClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two processes that share one record.
class SharedProviderStatePostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final AtomicInteger MARKETS = new AtomicInteger();
  private static final Map<Provider, Quota> QUOTAS = Map.of(KRAKEN, new Quota(60, 10, 100));

  private final String market = "sim:providers-" + MARKETS.incrementAndGet();
  private final SettableClock clock = SettableClock.at("2026-03-31T23:58:30Z");
  private final SettableNanoClock nanos = new SettableNanoClock();
  private Database database;
  private Database elsewhere;
  private SharedProviderState first;
  private SharedProviderState second;

  @BeforeEach
  void open() {
    database = Schema.open(Schema.app(POSTGRES.database()), Cluster.patient("test", 5));
    elsewhere = Schema.open(Schema.app(POSTGRES.database()), Cluster.patient("test", 5));
    first = of(database);
    second = of(elsewhere);
  }

  @AfterEach
  void close() {
    database.close();
    elsewhere.close();
  }

  @Test
  void record_ofCallsOfTwoProcesses_holdsEachExactlyAsItWas() {
    var slow = call("23:58:31.000250Z", 1_999_999, true);
    var fast = call("23:58:31.000251Z", 80_125, false);
    var later = call("23:59:02Z", 3, false);
    first.called(KRAKEN, slow);
    second.called(KRAKEN, fast);
    first.flush();
    second.flush();
    first.called(KRAKEN, later);
    first.called(OKX, later);

    assertThat(second.record(KRAKEN).calls()).containsExactlyInAnyOrder(slow, fast);
    assertThat(first.record(KRAKEN).calls()).containsExactlyInAnyOrder(slow, fast, later);
    assertThat(second.record(KRAKEN).spending()).isEqualTo(new Spending(3, 3));
    assertThat(second.record(OKX).calls()).containsExactly(later);
    assertThat(
            database.<String>read(handle ->
                handle
                    .select(
                        "select string_agg(requests || '/' || failures, ' ' order by minute) from"
                            + " cryptorun.provider_request where market = ? and provider ="
                            + " 'kraken'",
                        market)
                    .mapTo(String.class)
                    .one()))
        .isEqualTo("2/1 1/0");
  }

  @Test
  void record_ofAnotherMarket_isAnother() {
    first.called(KRAKEN, call("23:58:31Z", 5, false));
    first.flush();
    var live =
        new SharedProviderState(
            elsewhere, market + "-2", clock, nanos, QUOTAS, new NodeEpoch("b", 2));

    assertThat(live.record(KRAKEN).calls()).isEmpty();
    assertThat(live.record(KRAKEN).spending()).isEqualTo(Spending.none());
    assertThat(live.record(KRAKEN).circuit()).isEqualTo(Circuit.State.CLOSED);
    assertThat(live.record(KRAKEN).toldPerMinute()).isNull();
  }

  @Test
  void usedWeight_isTheNewestAnyProcessWasTold_whoeverWritesLast() {
    first.called(BINANCE, weighed("23:58:40Z", 900));
    second.called(BINANCE, weighed("23:58:35Z", 20));
    second.called(BINANCE, call("23:58:50Z", 5, true));
    first.flush();
    second.flush();

    assertThat(second.record(BINANCE).calls())
        .filteredOn(call -> call.usedWeight() != null)
        .containsExactly(weighed("23:58:40Z", 900));
  }

  @Test
  void circuit_isAdoptedByTheOtherWithinASecond_andKnownToItsMoverAtOnce() {
    assertThat(first.circuit(OKX)).isEmpty();
    assertThat(second.circuit(OKX)).isEmpty();
    var open = open("23:59:00.123456Z", 30);

    first.moved(OKX, open);

    assertThat(first.circuit(OKX)).contains(open);
    assertThat(second.circuit(OKX)).as("read less than a second ago").isEmpty();
    nanos.tick(Duration.ofSeconds(1));
    assertThat(second.circuit(OKX)).contains(open);
    assertThat(second.record(OKX).circuit()).isEqualTo(Circuit.State.OPEN);
    assertThat(second.circuit(KRAKEN)).isEmpty();
  }

  @Test
  void circuit_movedByBoth_isThatOfTheLast() {
    first.moved(OKX, open("23:59:00Z", 30));
    var closed = new Circuit(Circuit.State.CLOSED, null, Duration.ofSeconds(30), 0);
    second.moved(OKX, closed);
    nanos.tick(Duration.ofSeconds(1));

    assertThat(first.circuit(OKX)).contains(closed);
    assertThat(
            database.<String>read(handle ->
                handle
                    .select(
                        "select moved_by from cryptorun.provider_state where market = ?", market)
                    .mapTo(String.class)
                    .one()))
        .isEqualTo("node:7");
  }

  @Test
  void limitTold_reachesTheOther_andLeavesTheCircuitUnmoved() {
    first.limitTold(BINANCE, 6000);
    first.limitTold(BINANCE, 6000);

    assertThat(second.record(BINANCE).toldPerMinute()).isEqualTo(6000);
    assertThat(second.circuit(BINANCE)).isEmpty();
    second.moved(BINANCE, open("23:59:00Z", 30));
    assertThat(first.record(BINANCE).toldPerMinute()).isEqualTo(6000);
  }

  @Test
  void budget_isSpentByTheCallsOfAllProcesses_atExactlyItsLimit() {
    calls(first, 6, "23:58:31Z");
    calls(second, 3, "23:58:31Z");
    second.flush();
    nanos.tick(Duration.ofSeconds(1));
    assertThat(first.isBudgetSpent(KRAKEN)).as("9 of 10, 6 of them not written yet").isFalse();

    calls(first, 1, "23:58:32Z");

    assertThat(first.isBudgetSpent(KRAKEN)).isTrue();
    first.flush();
    assertThat(first.isBudgetSpent(KRAKEN)).as("the same calls, written").isTrue();
    assertThat(first.isBudgetSpent(OKX)).as("without a quota").isFalse();
  }

  @Test
  void budgetOfTheDay_isNewAtMidnightUtc_andThatOfTheMonthOnItsFirst() {
    calls(first, 10, "23:58:31Z");
    first.flush();
    assertThat(first.isBudgetSpent(KRAKEN)).isTrue();

    clock.set(Instant.parse("2026-04-01T00:00:00Z"));
    nanos.tick(Duration.ofSeconds(1));

    assertThat(first.isBudgetSpent(KRAKEN)).isFalse();
    assertThat(first.record(KRAKEN).spending()).isEqualTo(Spending.none());
    for (int day = 1; day <= 10; day++) {
      clock.set(Instant.parse("2026-04-%02dT12:00:00Z".formatted(day)));
      assertThat(first.isBudgetSpent(KRAKEN)).as("day %d", day).isFalse();
      IntStream.range(0, 10).forEach(_ -> first.called(KRAKEN, callNow()));
      first.flush();
      nanos.tick(Duration.ofSeconds(1));
    }
    clock.set(Instant.parse("2026-04-11T00:00:00Z"));
    nanos.tick(Duration.ofSeconds(1));
    assertThat(first.record(KRAKEN).spending()).isEqualTo(new Spending(0, 100));
    assertThat(first.isBudgetSpent(KRAKEN)).isTrue();
  }

  @Test
  void withoutDatabase_nothingIsKnownNothingThrown_andNoCallForgotten() {
    first.moved(KRAKEN, open("23:59:00Z", 60));
    second.called(KRAKEN, call("23:58:31Z", 5, false));
    elsewhere.close();

    assertThat(second.circuit(KRAKEN)).isEmpty();
    assertThat(second.isBudgetSpent(KRAKEN)).isFalse();
    second.moved(KRAKEN, open("23:59:30Z", 60));
    second.limitTold(KRAKEN, 5);
    second.called(KRAKEN, call("23:58:32Z", 5, false));
    assertThatThrownBy(second::flush).isInstanceOf(RuntimeException.class);
    calls(second, 8, "23:58:33Z");
    assertThat(second.isBudgetSpent(KRAKEN)).as("the calls not written count").isTrue();
    second.close();
    assertThat(first.circuit(KRAKEN)).contains(open("23:59:00Z", 60));
  }

  @Test
  void close_writesWhatWasGathered() {
    calls(first, 4, "23:58:31Z");

    first.close();

    assertThat(second.record(KRAKEN).spending()).isEqualTo(new Spending(4, 4));
  }

  @Test
  void open_writesByItself() throws InterruptedException {
    try (var writing =
        SharedProviderState.open(
            database, market, clock, System::nanoTime, QUOTAS, new NodeEpoch("a", 1))) {
      calls(writing, 2, "23:58:31Z");
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (second.record(KRAKEN).calls().isEmpty() && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertThat(second.record(KRAKEN).calls()).hasSize(2);
    }
  }

  @Test
  void flush_byManyAtOnce_losesNothing() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads
          .invokeAll(
              IntStream.range(0, 40)
                  .<Callable<Boolean>>mapToObj(i ->
                      () -> {
                        var process = i % 2 == 0 ? first : second;
                        calls(process, 5, "23:58:%02dZ".formatted(i));
                        process.flush();
                        return true;
                      })
                  .toList())
          .forEach(written -> assertThat(written.resultNow()).isTrue());
    }

    assertThat(first.record(KRAKEN).spending()).isEqualTo(new Spending(200, 200));
    assertThat(first.record(KRAKEN).calls()).hasSize(200);
  }

  @Test
  void prune_removesMinutesOfTwoDaysAndDaysOfThirteenMonths() {
    clock.set(Instant.parse("2026-03-29T12:00:00Z"));
    first.called(KRAKEN, callNow());
    clock.set(Instant.parse("2025-02-28T12:00:00Z"));
    first.called(KRAKEN, callNow());
    first.flush();
    clock.set(Instant.parse("2026-03-31T12:00:00Z"));

    first.prune();

    assertThat(rows("provider_request")).as("exactly two days old").isOne();
    assertThat(rows("provider_day")).as("exactly thirteen months old").isEqualTo(2);
    clock.set(Instant.parse("2026-04-02T00:00:00Z"));
    first.prune();
    assertThat(rows("provider_request")).isZero();
    assertThat(rows("provider_day")).isOne();
  }

  private long rows(String table) {
    return database.read(handle ->
        handle
            .select("select count(*) from cryptorun." + table + " where market = ?", market)
            .mapTo(Long.class)
            .one());
  }

  private SharedProviderState of(Database database) {
    return new SharedProviderState(
        database, market, clock, nanos, QUOTAS, new NodeEpoch("node", 7));
  }

  private static void calls(SharedProviderState process, int count, String time) {
    IntStream.range(0, count).forEach(_ -> process.called(KRAKEN, call(time, 1000, false)));
  }

  private CallRecord callNow() {
    return new CallRecord(clock.instant(), Duration.ofMillis(5), false, true, null);
  }

  private static CallRecord call(String time, long micros, boolean failed) {
    return call(time, micros, failed, null);
  }

  private static CallRecord weighed(String time, int weight) {
    return call(time, 5, false, weight);
  }

  private static CallRecord call(
      String time, long micros, boolean failed, @Nullable Integer weight) {
    return new CallRecord(at(time), Duration.ofNanos(micros * 1000), failed, true, weight);
  }

  private static Circuit open(String until, long seconds) {
    return new Circuit(Circuit.State.OPEN, at(until), Duration.ofSeconds(seconds), 0);
  }

  private static Instant at(String time) {
    return Instant.parse("2026-03-31T" + time);
  }
}
