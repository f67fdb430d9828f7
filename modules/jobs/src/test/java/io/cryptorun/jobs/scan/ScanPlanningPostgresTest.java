package io.cryptorun.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.scan.BookAge;
import io.cryptorun.domain.scan.Fallback;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.SameMinute;
import io.cryptorun.jobs.StageTimes;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.result.ProviderCheckRow;
import io.cryptorun.ledger.run.Attempts;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.Publication;
import io.cryptorun.ledger.run.RunFigures;
import io.cryptorun.ledger.run.Written;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ScanPlanningPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final AtomicInteger MARKETS = new AtomicInteger();
  private static final String REASON = "ERROR_RATE";

  @TempDir Path home;
  private final String market = "sim:plan-" + MARKETS.incrementAndGet();
  private final SmallMarket world =
      new SmallMarket()
          .lists(Venue.KRAKEN, "BTC", "ETH", "SOL")
          .lists(Venue.OKX, "BTC", "ETH")
          .lists(Venue.COINBASE, "BTC")
          .lists(Venue.BINANCE, "BTC", "DOGE");
  private ScanRig rig;

  @BeforeEach
  void join() {
    rig = new ScanRig(POSTGRES.database(), home, "planner", market);
  }

  @AfterEach
  void leave() {
    rig.close();
  }

  @Test
  void unhealthyVenue_whoseStandInIsReadAnyway_isLeftOutAndNamed() throws Exception {
    checked(check(Venue.OKX, false, 2));

    var plan = plan(firing(SlotKind.MANUAL, Venue.KRAKEN, Venue.OKX, Venue.COINBASE));

    assertThat(plan.venues().effective()).containsExactly(Venue.KRAKEN, Venue.COINBASE);
    assertThat(plan.venues().fallbacks())
        .containsExactly(new Fallback(Venue.OKX, Venue.COINBASE, REASON));
    assertThat(rig.warnings)
        .contains(
            "%s is not read (%s); %s is read anyway".formatted(Venue.OKX, REASON, Venue.COINBASE));
  }

  @Test
  void unhealthyVenue_isReplacedByOneTheUniverseDoesNotKnow_forTheCoinsThatOneLists()
      throws Exception {
    checked(check(Venue.KRAKEN, false, 2));

    var plan = plan(firing(SlotKind.MANUAL, Venue.KRAKEN, Venue.OKX));

    assertThat(plan.venues().effective()).containsExactly(Venue.BINANCE, Venue.OKX);
    assertThat(plan.day().snapshot().knows(Venue.BINANCE)).isFalse();
    assertThat(plan.universe().snapshot().ranks())
        .filteredOn(
            coin -> coin.instruments().stream().anyMatch(pair -> pair.venue() == Venue.BINANCE))
        .extracting(coin -> coin.symbol().toString())
        .containsExactly("BTC/USD");
    assertThat(plan.coins())
        .extracting(coin -> coin.symbol() + " " + coin.instruments())
        .as("the pairs to read: SOL is on Kraken alone")
        .containsExactly(
            "BTC/USD [binance:BTCUSDT, okx:BTC-USD]", "ETH/USD [okx:ETH-USD]", "SOL/USD []");
  }

  @Test
  void degradedVenue_hasItsAnswersReusedTwiceAsLong_butBooksStayFresh() throws Exception {
    checked(check(Venue.KRAKEN, true, 2), check(Venue.OKX, true, 1));

    var plan = plan(firing(SlotKind.MANUAL, Venue.KRAKEN, Venue.OKX));

    assertThat(plan.ttls())
        .containsEntry(Venue.KRAKEN, Duration.ofMinutes(10))
        .containsEntry(Venue.OKX, Duration.ofMinutes(5))
        .containsEntry(Venue.COINBASE, Duration.ofMinutes(5));
    assertThat(plan.reuse().figures().of(Venue.KRAKEN)).isEqualTo(Duration.ofMinutes(10));
    assertThat(plan.reuse().books().of(Venue.KRAKEN)).isEqualTo(BookAge.FRESH);
  }

  @Test
  void replay_reusesNothing() throws Exception {
    checked(check(Venue.KRAKEN, true, 2));

    var plan = plan(firing(SlotKind.REPLAY, Venue.KRAKEN));

    assertThat(plan.reuse()).isEqualTo(new ReuseRules(Reuse.none(), Reuse.none()));
  }

  private ScanPlan plan(Firing firing) throws InterruptedException {
    var database = rig.node.database();
    var planning =
        new ScanPlanning(
            new SameMinute(database, System::nanoTime, _ -> {}),
            world.venues,
            new VenueRates(
                Map.of(Venue.KRAKEN, 1.0, Venue.OKX, 10.0, Venue.COINBASE, 10.0), Map.of()),
            new ScanState(database),
            new BuildersTurn(database, _ -> {}));
    return planning.of(firing, new StageTimes(firing.journal(), System::nanoTime)).orElseThrow();
  }

  private Firing firing(SlotKind kind, Venue... venues) {
    return rig.firing(job("scan", JobType.SCAN_HOT, List.of(venues)), SmallMarket.NOON, kind);
  }

  /// Leaves the findings of a health check of five minutes ago.
  private void checked(ProviderCheckRow... rows) {
    var health = job("health", JobType.PROVIDERS_HEALTH, List.of(Venue.KRAKEN));
    var firing = rig.firing(health, SmallMarket.NOON.minus(Duration.ofMinutes(5)));
    var publication =
        new Publication(
            Outcome.SUCCESS,
            null,
            RunFigures.none(),
            List.of(),
            List.of(),
            Publication.StateRows.none().withChecks(List.of(rows)));
    assertThat(new Attempts(rig.node.database()).publish(firing.fence(), publication))
        .isInstanceOf(Written.Done.class);
  }

  private JobSettings job(String name, JobType type, List<Venue> venues) {
    return ScanRig.job(name + "-" + market, type, venues);
  }

  private static ProviderCheckRow check(Venue venue, boolean healthy, int multiplier) {
    return new ProviderCheckRow(
        venue.id(),
        1,
        healthy,
        healthy ? List.of() : List.of(REASON),
        List.of(),
        150,
        0.01,
        100,
        200L,
        10,
        1000,
        1.0,
        "header",
        10,
        40_000,
        10,
        1_000_000,
        "CLOSED",
        300 * multiplier,
        multiplier,
        null);
  }
}
