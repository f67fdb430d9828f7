package io.cryptorun.rig.check;

import java.util.List;

/// Quartz's tables hold nothing that is stuck, overdue, failed or left behind.
public final class JobStoreCheck implements Check {

  private static final String LEFT =
      """
      select format('trigger %s/%s of %s is %s', t.trigger_group, t.trigger_name, t.job_name, t.trigger_state)
      from quartz.qrtz_triggers t
      where t.trigger_state = 'ERROR'
         or t.trigger_state in ('ACQUIRED', 'COMPLETE')
            and not exists (
              select
              from quartz.qrtz_fired_triggers f
              where f.sched_name = t.sched_name and f.trigger_name = t.trigger_name
                and f.trigger_group = t.trigger_group)
         or t.trigger_state in ('BLOCKED', 'PAUSED_BLOCKED')
            and not exists (
              select
              from quartz.qrtz_fired_triggers f
              where f.sched_name = t.sched_name and f.job_name = t.job_name and f.job_group = t.job_group)
      union all
      select format('recovery trigger %s is left', t.trigger_name)
      from quartz.qrtz_triggers t
      where t.trigger_group = 'RECOVERING_JOBS'
      union all
      select format('trigger %s/%s has been due since %s', t.trigger_group, t.trigger_name,
                    to_timestamp(t.next_fire_time / 1000.0))
      from quartz.qrtz_triggers t
      where t.trigger_state in ('WAITING', 'ACQUIRED') and t.next_fire_time > 0
        and to_timestamp(t.next_fire_time / 1000.0) < ?::timestamptz - interval '5 s'
      union all
      select format('firing %s of %s is left by %s', f.entry_id, f.trigger_name, f.instance_name)
      from quartz.qrtz_fired_triggers f
      where not exists (
        select
        from cryptorun.node_epoch e
        where e.node = f.instance_name and e.state in ('active', 'draining'))
      union all
      select format('lock row %s is missing', wanted)
      from unnest(array['TRIGGER_ACCESS', 'STATE_ACCESS']) as wanted
      where not exists (select from quartz.qrtz_locks l where l.lock_name = wanted)
      """;

  @Override
  public List<Finding> look(Evidence evidence) {
    return evidence.sql().rows(LEFT, evidence.until().toString()).stream()
        .map(detail -> new Finding(Invariant.I10, detail))
        .toList();
  }
}
