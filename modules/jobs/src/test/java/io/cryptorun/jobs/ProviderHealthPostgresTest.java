package io.cryptorun.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.domain.health.CallRecord;
import io.cryptorun.domain.health.Circuit;
import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.health.ProviderHistory;
import io.cryptorun.domain.health.Quota;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.JobConfig;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Reading;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.provider.OwnProviderState;
import io.cryptorun.ledger.provider.SharedProviderState;
import io.cryptorun.ledger.result.ProviderCheckRow;
import io.cryptorun.ledger.result.ProviderChecks;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Health checks on a real ledger; what the exchanges answer is said by the test.
class ProviderHealthPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final AtomicInteger MARKETS = new AtomicInteger();
  private static final Map<Provider, Quota> QUOTAS =
      Provider.spots().stream()
          .collect(Collectors.toMap(Function.identity(), _ -> new Quota(1000, 40_000, 1_000_000)));

  private static final Probe ANSWERED = new Probe.Answered(Duration.ofMillis(150));

  @TempDir Path home;
  private final Questions questions = new Questions(POSTGRES.database());
  private final SettableClock clock = SettableClock.at("2026-03-04T14:05:01Z");
  private final Map<Venue, Probe> probes = new EnumMap<>(Venue.class);
  private final JobSettings settings = settings();
  private Database database;
  private SharedProviderState shared;

  @BeforeEach
  void open() {
    Arrays.stream(Venue.values()).forEach(venue -> probes.put(venue, ANSWERED));
    database = Schema.open(Schema.app(POSTGRES.database()), Pool.ledger());
    shared =
        SharedProviderState.open(
            database,
            "sim:health-" + MARKETS.incrementAndGet(),
            clock,
            System::nanoTime,
            QUOTAS,
            new NodeEpoch("other", 1));
  }

  @AfterEach
  void close() {
    shared.close();
    database.close();
  }

  @Test
  void everyVenueAnswers_isASuccess_andChecksAreKept() throws Exception {
    calls(Provider.KRAKEN, 450, 9);

    var ran = (Ran.Completed) run(shared, SlotKind.MANUAL, "14:05:00Z");

    assertThat(ran.result().rows().outcome()).isEqualTo(io.cryptorun.ledger.run.Outcome.SUCCESS);
    assertThat(file(ran))
        .startsWith(
            """
            {
              "timestamp": "2026-03-04T14:05:00Z",
              "providers": [
                {
                  "provider": "kraken",
                  "healthy": true,
                  "response_time": 150,
                  "rate_limit": {
                    "used": 450,
                    "limit": 1000,
                    "usage": 45.0
                  },
                  "circuit_state": "CLOSED",
                  "error_rate": 0.02,
                  "cache_ttl": 300,
                  "fallback": "",
                  "reasons": [],
            """)
        .contains("\"next_check\": \"2026-03-04T14:10:00Z\"", "\"overall_status\": \"HEALTHY\"");
    assertThat(questions.row("select rows, sources from audit.runs where run_id = ?", runId(ran)))
        .isEqualTo("4 4");
    assertThat(
            questions.rows(
                "select provider, healthy, used, usage, fallback from audit.providers where run_id"
                    + " = ? order by 1",
                runId(ran)))
        .contains("kraken t 450 45 -", "okx t 0 0 -");
  }

  @Test
  void aVenueThatIsOpen_isReportedWithItsStandIn_andTheRunIsPartial() throws Exception {
    probes.put(Venue.OKX, new Probe.NotMade(fault(Venue.OKX, Fault.Code.CIRCUIT_OPEN)));
    calls(Provider.OKX, 950, 142);
    shared.moved(
        Provider.OKX,
        new Circuit(
            Circuit.State.OPEN, clock.instant().plusSeconds(30), Duration.ofSeconds(30), 0));

    var ran = (Ran.Completed) run(shared, SlotKind.MANUAL, "14:10:00Z");

    assertThat(ran.result().rows().outcome()).isEqualTo(io.cryptorun.ledger.run.Outcome.PARTIAL);
    assertThat(ran.result().rows().reason()).isEqualTo("no answer from okx");
    assertThat(file(ran))
        .contains(
            "\"usage\": 95.0",
            "\"circuit_state\": \"OPEN\"",
            "\"error_rate\": 0.15",
            "\"cache_ttl\": 600",
            "\"fallback\": \"coinbase\"",
            "\"fallbacks_active\": 1");
    assertThat(found("okx", "14:10:00Z"))
        .satisfies(okx -> {
          assertThat(okx.reasons())
              .containsExactly("CIRCUIT_OPEN", "RATE_LIMIT_CRITICAL", "ERROR_RATE_HIGH");
          assertThat(okx.ttlMultiplier()).isEqualTo(2);
          assertThat(okx.fallback()).isEqualTo("coinbase");
          assertThat(okx.responseTimeMs()).isEqualTo(150);
        });
  }

  @Test
  void aVenueThatRecovers_isHealthyAndItsTtlIsTheBaseAgain() throws Exception {
    probes.put(
        Venue.BINANCE,
        new Probe.Failed(fault(Venue.BINANCE, Fault.Code.TIMEOUT), Duration.ofSeconds(10)));
    run(shared, SlotKind.MANUAL, "14:15:00Z");
    assertThat(found("binance", "14:15:00Z").healthy()).isFalse();
    assertThat(found("binance", "14:15:00Z").cacheTtlSeconds()).isEqualTo(600);
    assertThat(found("binance", "14:15:00Z").responseTimeMs()).isEqualTo(10_000);

    probes.put(Venue.BINANCE, ANSWERED);
    run(shared, SlotKind.MANUAL, "14:20:00Z");

    assertThat(found("binance", "14:20:00Z").healthy()).isTrue();
    assertThat(found("binance", "14:20:00Z").cacheTtlSeconds()).isEqualTo(300);
    assertThat(found("binance", "14:20:00Z").fallback()).isNull();
  }

  @Test
  void noVenueAnswers_isStillPublished() throws Exception {
    for (var venue : Venue.values()) {
      probes.put(venue, new Probe.Failed(fault(venue, Fault.Code.TIMEOUT), Duration.ofSeconds(10)));
    }

    var ran = (Ran.Completed) run(shared, SlotKind.MANUAL, "14:25:00Z");

    assertThat(ran.result().rows().outcome()).isEqualTo(io.cryptorun.ledger.run.Outcome.PARTIAL);
    assertThat(file(ran)).contains("\"overall_status\": \"CRITICAL\"", "NO_HEALTHY_FALLBACK");
    assertThat(found("kraken", "14:25:00Z").warnings()).containsExactly("NO_HEALTHY_FALLBACK");
  }

  @Test
  void replay_seesItsOwnCallsOnly_andLeavesNoCheck() throws Exception {
    calls(Provider.KRAKEN, 950, 500);
    var own = new OwnProviderState(QUOTAS);
    own.called(
        Provider.KRAKEN, new CallRecord(clock.instant(), Duration.ofMillis(40), false, true, null));

    var ran = (Ran.Completed) run(own, SlotKind.REPLAY, "14:05:00Z");

    assertThat(file(ran)).contains("\"used\": 1,", "\"response_time\": 40");
    assertThat(questions.count("select count(*) from audit.providers where run_id = ?", runId(ran)))
        .isZero();
  }

  @Test
  void recordOutOfReach_failsTheRun_andPublishesNothing() throws Exception {
    database.close();

    var ran = run(shared, SlotKind.MANUAL, "14:30:00Z");

    assertThat(ran).isInstanceOf(Ran.Ended.class);
    assertThat(home.resolve("artifacts/health")).doesNotExist();
  }

  private Ran run(ProviderHistory history, SlotKind kind, String time) throws Exception {
    var due = at(time);
    Job job =
        new ProviderHealth(
            _ -> Map.copyOf(probes),
            history,
            QUOTAS,
            new ArtifactStore(ArtifactsRoot.of(home, "artifacts")),
            clock,
            System::nanoTime,
            "1.0");
    try (var node = TestNode.join(POSTGRES.database(), "health", home, job, List.of(settings))) {
      var key = SlotKey.request(settings.name(), due, kind, kind + time + MARKETS.get());
      return node.fencedRun().run(settings, key, "ana");
    }
  }

  private void calls(Provider provider, int count, int failed) {
    IntStream.range(0, count)
        .forEach(i ->
            shared.called(
                provider,
                new CallRecord(
                    clock.instant().minusSeconds(20),
                    Duration.ofMillis(150),
                    i < failed,
                    true,
                    null)));
  }

  private ProviderCheckRow found(String provider, String time) {
    return new ProviderChecks(database)
        .newest(new Reading("sim:test", "scan.hot", at(time))).orElseThrow().providers().stream()
            .filter(row -> row.provider().equals(provider))
            .findFirst()
            .orElseThrow();
  }

  private static String file(Ran.Completed ran) throws IOException {
    return Files.readString(ran.result().files().directory().resolve("health.json"));
  }

  private static String runId(Ran.Completed ran) {
    return ran.firing().fence().runId();
  }

  private static Instant at(String time) {
    return Instant.parse("2026-03-04T" + time);
  }

  private static Fault fault(Venue venue, Fault.Code code) {
    return new Fault(venue, code, venue + " /time", null, "for a test");
  }

  private static JobSettings settings() {
    var base = TestJobs.job("providers.health", "*/5 * * * *", true);
    var config = base.config();
    return new JobSettings(
        base.name(),
        base.type(),
        base.cron(),
        base.description(),
        true,
        new JobConfig(
            config.universe(),
            List.of(Venue.values()),
            config.maxSample(),
            Duration.ofMinutes(5),
            config.topN(),
            false,
            true,
            "health",
            config.premoveRule()),
        base.policy(),
        List.of());
  }
}
