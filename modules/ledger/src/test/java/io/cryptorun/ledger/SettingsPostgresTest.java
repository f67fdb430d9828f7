package io.cryptorun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.market.Market;
import io.cryptorun.ledger.market.Markets;
import io.cryptorun.ledger.schedule.Configuration;
import io.cryptorun.ledger.schedule.Configurations;
import io.cryptorun.ledger.schedule.ScheduleRow;
import io.cryptorun.ledger.schedule.Schedules;
import io.cryptorun.testkit.PostgresExtension;
import java.util.List;
import java.util.Optional;
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
    assertThat(configurations.appliedSha256()).isNotEqualTo(Optional.of(sha256));

    assertThat(configurations.apply(first, List.of(), "node-a")).isTrue();
    assertThat(configurations.apply(second, List.of(), "me@host")).isTrue();
    assertThat(configurations.apply(second, List.of(), "me@host")).isFalse();
    assertThat(configurations.appliedSha256()).contains(second.sha256());
    assertThat(configurations.applied())
        .hasValueSatisfying(applied -> {
          assertThat(applied.configuration()).isEqualTo(second);
          assertThat(applied.appliedBy()).isEqualTo("me@host");
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
    assertThat(schedules.nextDue(job, null, next)).isTrue();
    assertThat(schedules.nextDue(job, null, next.minusSeconds(60)))
        .as("told by somebody who read it before it moved on")
        .isFalse();

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
    assertThat(cluster.kinds(job)).containsExactly("scheduled", "scheduled");
  }

  /// A version ends when the next one begins, to the microsecond: no nominal time falls between.
  @Test
  void apply_changesWhatDiffers_andLeavesTheRestAlone() {
    var configurations = new Configurations(cluster.database);
    var next = cluster.dueNow().plusSeconds(900);
    var stays = new ScheduleRow(job + "-a", "*/15 * * * *", "UTC", true, "{}", next);
    var changes = new ScheduleRow(job + "-b", "0 * * * *", "UTC", true, "{}", next);
    var goes = new ScheduleRow(job + "-z", "5 * * * *", "UTC", true, "{}", next);
    configurations.apply(new Configuration(job, "1"), List.of(stays, changes, goes), "me");
    var other = new ScheduleRow(job + "-b", "0 * * * *", "UTC", false, "{}");

    configurations.apply(new Configuration(job, "2"), List.of(stays, other), "me");

    assertThat(cluster.kinds(job + "-a")).containsExactly("scheduled");
    assertThat(cluster.kinds(job + "-b")).containsExactly("scheduled", "scheduled");
    assertThat(cluster.kinds(job + "-z")).containsExactly("scheduled", "unscheduled");
    assertThat(
            cluster.one(
                """
                select count(*) from cryptorun.schedule former
                join cryptorun.schedule later on later.job = former.job and later.valid_from = former.valid_to
                where former.job = ? and later.next_due is null and not later.enabled
                """,
                Long.class,
                job + "-b"))
        .isOne();
    assertThat(
            cluster.one(
                "select detail ->> 'unscheduled' from audit.events where kind = 'config_applied'"
                    + " and detail ->> 'sha256' = ?",
                String.class,
                new Configuration(job, "2").sha256()))
        .isEqualTo("[\"%s-z\"]".formatted(job));
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
