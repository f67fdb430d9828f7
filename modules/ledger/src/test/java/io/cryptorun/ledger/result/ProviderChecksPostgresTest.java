package io.cryptorun.ledger.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Reading;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.Publication;
import io.cryptorun.ledger.run.RunFigures;
import io.cryptorun.ledger.run.Written;
import io.cryptorun.ledger.slot.CatchUp;
import io.cryptorun.testkit.PostgresExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProviderChecksPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final String JOB = "providers.health";

  private Cluster cluster;
  private Registration node;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    node = cluster.join("checks", NodeKind.DAEMON);
  }

  @AfterEach
  void leave() {
    node.close();
    cluster.close();
  }

  @Test
  void newest_isThatOfTheReadersMarketAndTime_andOfTheMarketForPeople() {
    var due = cluster.dueNow().minus(Duration.ofMinutes(10));
    publish(due, List.of(healthy("kraken", 1), down("okx", 2, "coinbase")));
    publish(due.plusSeconds(300), List.of(healthy("binance", 1)));
    var checks = new ProviderChecks(cluster.database);

    assertThat(checks.newest(new Reading(Cluster.MARKET, "scan.hot", due)))
        .contains(
            new ProviderChecks.Check(
                due, List.of(healthy("kraken", 1), down("okx", 2, "coinbase"))));
    assertThat(checks.newest(new Reading(Cluster.MARKET, "scan.hot", due.minusSeconds(1))))
        .isEmpty();
    assertThat(checks.newest(new Reading(Cluster.MARKET, JOB, due))).as("its own").isEmpty();
    assertThat(checks.newest(Cluster.MARKET))
        .contains(new ProviderChecks.Check(due.plusSeconds(300), List.of(healthy("binance", 1))));
    assertThat(checks.newest("live")).isEmpty();
    assertThat(
            cluster.row(
                "select reasons[2] as reason, daily_used, monthly_limit, fallback from"
                    + " audit.providers where provider = 'okx'"))
        .containsEntry("reason", "ERROR_RATE_HIGH")
        .containsEntry("daily_used", 12L)
        .containsEntry("monthly_limit", 1_000_000L)
        .containsEntry("fallback", "coinbase");
  }

  private void publish(Instant due, List<ProviderCheckRow> rows) {
    var claim =
        cluster.cron(node.node(), JOB, due, CatchUp.ALL, Duration.ofHours(1), due.plusSeconds(900));
    var publication =
        new Publication(
            Outcome.SUCCESS,
            null,
            RunFigures.none(),
            List.of(),
            List.of(),
            Publication.StateRows.none().withChecks(rows));
    assertThat(cluster.attempts().publish(Cluster.fence(claim), publication))
        .isInstanceOf(Written.Done.class);
  }

  private static ProviderCheckRow healthy(String provider, int position) {
    return row(provider, position, List.of(), null);
  }

  private static ProviderCheckRow down(String provider, int position, String fallback) {
    return row(provider, position, List.of("CIRCUIT_OPEN", "ERROR_RATE_HIGH"), fallback);
  }

  private static ProviderCheckRow row(
      String provider, int position, List<String> reasons, @Nullable String fallback) {
    boolean healthy = reasons.isEmpty();
    return new ProviderCheckRow(
        provider,
        position,
        healthy,
        reasons,
        List.of("USAGE_HIGH"),
        150,
        0.125,
        16,
        healthy ? 210L : null,
        55,
        60,
        91.66666666666667,
        "local",
        12,
        40_000,
        300,
        1_000_000,
        healthy ? "CLOSED" : "OPEN",
        healthy ? 300 : 600,
        healthy ? 1 : 2,
        fallback);
  }
}
