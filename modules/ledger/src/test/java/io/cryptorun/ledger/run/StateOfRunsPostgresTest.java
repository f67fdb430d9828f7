package io.cryptorun.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Reading;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.result.DepegRow;
import io.cryptorun.ledger.result.Depegs;
import io.cryptorun.ledger.result.OverlayRow;
import io.cryptorun.ledger.result.Overlays;
import io.cryptorun.ledger.result.RegimeRow;
import io.cryptorun.ledger.result.RegimeState;
import io.cryptorun.ledger.result.Regimes;
import io.cryptorun.ledger.result.TriggerRow;
import io.cryptorun.ledger.result.TriggerStates;
import io.cryptorun.ledger.slot.CatchUp;
import io.cryptorun.testkit.PostgresExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StateOfRunsPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private final String job = Cluster.job();
  private Cluster cluster;
  private Registration node;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    node = cluster.join("state-" + job, NodeKind.DAEMON);
  }

  @AfterEach
  void leave() {
    node.close();
    cluster.close();
  }

  @Test
  void triggers_areReadByTheirOwnJobStrictlyLater_andADeletionCounts() {
    var due = cluster.dueNow().minus(Duration.ofMinutes(10));
    var btc = new TriggerRow("BTC/USD", due.truncatedTo(ChronoUnit.HOURS), 100.5, "kraken");
    var eth = new TriggerRow("ETH/USD", due.truncatedTo(ChronoUnit.HOURS), 7.25, "okx");
    publish(due, state(List.of(btc, eth), List.of()));
    publish(due.plusSeconds(60), state(List.of(TriggerRow.deleted("ETH/USD")), List.of()));

    assertThat(triggersAt(due)).isEmpty();
    assertThat(triggersAt(due.plusSeconds(60))).containsExactly(btc, eth);
    assertThat(triggersAt(due.plusSeconds(61))).containsExactly(btc);
    assertThat(
            new TriggerStates(cluster.database)
                .standing(new Reading("live", job, due.plusSeconds(61))))
        .isEmpty();
  }

  @Test
  void depeg_holdsUntilItsTime() {
    var due = cluster.dueNow().minusSeconds(5);
    var until = due.plus(Duration.ofHours(1));
    publish(due, state(List.of(), List.of(new DepegRow("USDT", until))));
    var depegs = new Depegs(cluster.database);

    assertThat(depegs.active(reading(job, due.plusSeconds(1))))
        .containsExactly(Map.entry("USDT", until));
    assertThat(depegs.active(reading(job, until))).isEmpty();
    assertThat(depegs.active(reading(job, due))).isEmpty();
  }

  @Test
  void regime_isReadByOthersFromItsOwnTimeOn() {
    var due = cluster.dueNow();
    var fence = Cluster.fence(cluster.cron(node.node(), job, due));
    cluster.database.<Integer>write(handle ->
        handle.execute(
            """
            insert into cryptorun.regime_history (at, market, regime, confidence, weights, valid_until, run_id)
            values (?, 'sim:test', 'volatile', 0.85, '{"momentum": 0.5}', ?, ?)
            """,
            due,
            due.plusSeconds(3600),
            fence.runId()));
    var regimes = new Regimes(cluster.database);
    Predicate<RegimeRow> ofThisRun = regime -> regime.runId().equals(fence.runId());

    assertThat(regimes.newest(reading("scan.hot", due)))
        .hasValueSatisfying(regime -> {
          assertThat(regime.regime()).isEqualTo("volatile");
          assertThat(regime.weights()).isEqualTo("{\"momentum\": 0.5}");
          assertThat(regime.validUntil()).isEqualTo(due.plusSeconds(3600));
        });
    assertThat(regimes.newest(reading("regime.refresh", due)).filter(ofThisRun)).isEmpty();
    assertThat(regimes.newest(reading("scan.hot", due.minusSeconds(1))).filter(ofThisRun))
        .isEmpty();
  }

  @Test
  void regime_published_keepsItsIndicatorsAndWhatIsMissing() {
    var due = cluster.dueNow().minusSeconds(30);
    publish(
        due,
        Publication.StateRows.none()
            .withRegime(
                new RegimeState(
                    due,
                    "calm",
                    null,
                    0.68,
                    0.2,
                    null,
                    0.65,
                    "calm",
                    "normal",
                    "calm",
                    "{\"momentum\": 0.4}",
                    due.plusSeconds(28_800))));

    assertThat(new Regimes(cluster.database).newest(reading("other", due)))
        .hasValueSatisfying(regime -> {
          assertThat(regime.regime()).isEqualTo("calm");
          assertThat(regime.realizedVol7d()).isEqualTo(0.2);
          assertThat(regime.pctAbove20ma()).isNull();
          assertThat(regime.breadthThrust()).isEqualTo(0.65);
          assertThat(regime.at()).isEqualTo(due);
        });
  }

  @Test
  void overlay_newest_isThatOfOthersAtOnceAndOnesOwnLater() {
    var due = cluster.dueNow().minusSeconds(30);
    var until = due.plusSeconds(3600);
    publish(
        due,
        Publication.StateRows.none()
            .withOverlay(new OverlayRow("risk_off", List.of("btc_crash"), until)));
    var overlays = new Overlays(cluster.database);

    assertThat(overlays.newest(reading("other", due)))
        .contains(new Overlays.Evaluation(due, "risk_off", List.of("btc_crash"), until));
    assertThat(overlays.newest(reading(job, due))).as("own, same time").isEmpty();
    assertThat(overlays.newest(reading(job, due.plusSeconds(1)))).isPresent();
    assertThat(overlays.newestOfOthers(reading(job, due.plusSeconds(1)))).isEmpty();
    assertThat(overlays.newestOfOthers(reading("other", due.plusSeconds(1)))).isPresent();
  }

  private void publish(Instant due, Publication.StateRows state) {
    var claim =
        cluster.cron(node.node(), job, due, CatchUp.ALL, Duration.ofHours(1), due.plusSeconds(900));
    var publication =
        new Publication(Outcome.SUCCESS, null, RunFigures.none(), List.of(), List.of(), state);
    assertThat(cluster.attempts().publish(Cluster.fence(claim), publication))
        .isInstanceOf(Written.Done.class);
  }

  private List<TriggerRow> triggersAt(Instant due) {
    return new TriggerStates(cluster.database).standing(reading(job, due));
  }

  private static Reading reading(String job, Instant due) {
    return new Reading(Cluster.MARKET, job, due);
  }

  private static Publication.StateRows state(List<TriggerRow> triggers, List<DepegRow> depegs) {
    return Publication.StateRows.none().withTriggers(triggers).withDepegs(depegs);
  }
}
