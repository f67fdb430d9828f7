package io.cryptorun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.testkit.PostgresExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SettingsPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final NodeEpoch NODE = new NodeEpoch("node-a", 1);

  private final String job = Cluster.job();
  private Cluster cluster;

  @BeforeEach
  void open() {
    cluster = new Cluster(POSTGRES.database());
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void configuration_storedTwice_isOneVersion_andOnlyAppliedOnRequest() {
    var configurations = new Configurations(cluster.database);
    var first = new Configuration("jobs: []", "venues: {}");
    var second = new Configuration("jobs: []\n", "venues: {}");

    var sha256 = configurations.store(first);
    assertThat(configurations.store(first)).isEqualTo(sha256).matches("[0-9a-f]{64}");
    assertThat(configurations.find(sha256)).contains(first);
    assertThat(configurations.store(second)).isNotEqualTo(sha256);
    assertThat(configurations.applied()).isEmpty();

    configurations.apply(sha256, NODE);
    configurations.apply(second.sha256(), NODE);
    assertThat(configurations.applied())
        .hasValueSatisfying(applied -> {
          assertThat(applied.configuration()).isEqualTo(second);
          assertThat(applied.appliedBy()).isEqualTo("node-a");
        });
    assertThat(cluster.kinds("cluster")).contains("config_applied");
  }

  @Test
  void schedule_keepsEveryVersion_andTheSameAgainIsNone() {
    var schedules = new Schedules(cluster.database);
    var quarter = new ScheduleRow(job, "*/15 * * * *", "UTC", true, "{}");
    var hourly = new ScheduleRow(job, "0 * * * *", "UTC", true, "{}");

    assertThat(schedules.put(quarter, NODE)).isTrue();
    assertThat(schedules.put(quarter, NODE)).isFalse();
    assertThat(schedules.put(hourly, NODE)).isTrue();
    var next = cluster.dueNow().plusSeconds(60);
    schedules.nextDue(job, next);

    assertThat(schedules.current())
        .filteredOn(current -> current.job().equals(job))
        .singleElement()
        .satisfies(current -> {
          assertThat(current.cron()).isEqualTo("0 * * * *");
          assertThat(current.nextDue()).isEqualTo(next);
        });
    assertThat(
            cluster.one("select count(*) from cryptorun.schedule where job = ?", Long.class, job))
        .isEqualTo(2);
    assertThat(schedules.remove(job, NODE)).isTrue();
    assertThat(schedules.remove(job, NODE)).isFalse();
    assertThat(cluster.kinds(job)).containsExactly("scheduled", "scheduled", "unscheduled");
  }

  @Test
  void market_seenAgain_isNotWrittenAgain() {
    var markets = new Markets(cluster.database);
    assertThat(markets.newest()).isEmpty();

    var simulated = Market.simulated("http://127.0.0.1:18080", "f00d");
    markets.seen(Market.live());
    markets.seen(simulated);
    markets.seen(simulated);

    assertThat(markets.newest()).contains(simulated);
    assertThat(cluster.one("select count(*) from cryptorun.market", Long.class)).isEqualTo(2);
  }
}
