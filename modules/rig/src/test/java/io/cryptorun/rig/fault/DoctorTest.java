package io.cryptorun.rig.fault;

import io.cryptorun.rig.database.Sql;
import io.cryptorun.rig.process.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// F19: the job store's rows are broken by hand in ways that Quartz never finds its way out of, and
/// the pair mends them by itself.
@Matrix
class DoctorTest {

  private static final Duration BAR = Duration.ofSeconds(60);

  private static final String REPAIRED =
      """
      select count(*)
      from cryptorun.finding
      where repaired_at is not null and found_at > ?::timestamptz
      """;

  private static final String GOES_ON =
      """
      select count(*)
      from quartz.qrtz_triggers
      where trigger_name = 'tick' and trigger_state in ('WAITING', 'ACQUIRED')
        and next_fire_time > extract(epoch from clock_timestamp() - interval '2 s') * 1000
      """;

  private Faults faults;

  /// Ways to break it, each in one transaction that holds the cluster's lock.
  enum Damage {
    BLOCKED("update quartz.qrtz_triggers set trigger_state = 'BLOCKED'", true),
    ACQUIRED_BY_NOBODY("update quartz.qrtz_triggers set trigger_state = 'ACQUIRED'", true),
    ERROR("update quartz.qrtz_triggers set trigger_state = 'ERROR'", false),
    LOCK_ROWS_DELETED("delete from quartz.qrtz_locks", false),
    FIRING_OF_NOBODY(
        """
        insert into quartz.qrtz_fired_triggers (sched_name, entry_id, trigger_name, trigger_group, instance_name,
          fired_time, sched_time, priority, state, job_name, job_group, is_nonconcurrent, requests_recovery)
        select sched_name, 'nobody-1', trigger_name, trigger_group, 'nobody', 1000, 1000, 5, 'EXECUTING', job_name,
          job_group, false, false
        from quartz.qrtz_triggers
        where trigger_name = 'tick'
        """,
        false);

    private final String statement;
    private final boolean takesFirings;

    Damage(String statement, boolean takesFirings) {
      this.statement = statement;
      this.takesFirings = takesFirings;
    }

    String script() {
      return """
      begin;
      select * from quartz.qrtz_locks where lock_name = 'TRIGGER_ACCESS' for update;
      %s
      %s;
      commit;
      """
          .formatted(takesFirings ? "delete from quartz.qrtz_fired_triggers;" : "", statement);
    }
  }

  @BeforeAll
  void pair() throws Exception {
    faults = Faults.pair(Faults.TICK);
  }

  @AfterAll
  void end() throws Exception {
    faults.close();
  }

  @ParameterizedTest
  @EnumSource
  void f19_brokenByHand_isMended(Damage damage) throws Exception {
    faults.eachByHand(
        "F19 " + damage.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        2,
        () -> {
          var since = faults.rig().sql().now();
          faults.rig().sql().execute(damage.script());
          Await.until("the trigger goes on", BAR, () -> faults.rig().sql().number(GOES_ON) == 1);
          faults.awaitPublications(2);
          faults.tookOver(Duration.between(since, firstPublication(since)));
          if (damage == Damage.ERROR || damage == Damage.BLOCKED) {
            Await.until(
                "the repair is told",
                BAR,
                () -> faults.rig().sql().number(REPAIRED, since.toString()) > 0);
          }
        });
  }

  private Instant firstPublication(Instant since) {
    return faults
        .rig()
        .sql()
        .list(
            "select min(started_at) from cryptorun.attempt where started_at > ?::timestamptz",
            row -> Sql.instant(row, 1),
            since.toString())
        .getFirst();
  }
}
