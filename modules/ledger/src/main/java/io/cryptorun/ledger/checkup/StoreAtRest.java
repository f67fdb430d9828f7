package io.cryptorun.ledger.checkup;

import io.cryptorun.ledger.Database;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// What the job store must not show for longer than a change takes: firings of nodes that are not
/// registered, triggers that are due and not fired, and a schedule or a pause that store and ledger
/// tell differently. Nodes fire by the clocks of their machines: where each is behind the
/// database's, as that of a node can be that is alone and goes by the database's, its trigger is
/// not due yet.
public final class StoreAtRest {

  private static final String DISORDER =
      """
      with fastest as (
        select least(0, max(coalesce(n.clock_skew_ms, 0))) as skew_ms
        from audit.nodes n
        where n.state in ('active', 'draining') and n.kind = 'daemon'
      )
      select 'store_at_rest' as invariant, f.job_name as job, null::timestamptz as due_at,
             format('a firing of trigger %s/%s belongs to node %s, which is not registered', f.trigger_group,
                    f.trigger_name, f.instance_name) as detail
      from quartz.qrtz_fired_triggers f
      where not exists (
        select from cryptorun.node_epoch e where e.node = f.instance_name and e.state in ('active', 'draining'))
      union all
      select 'store_at_rest', t.job, t.next_fire,
             format('trigger %s/%s is due and is not fired', t.trigger_group, t.trigger_name)
      from audit.triggers t, fastest
      where t.state = 'WAITING'
        and t.next_fire < clock_timestamp() - interval '60 s' + make_interval(secs => fastest.skew_ms / 1000.0)
      union all
      select 'store_at_rest', s.job, null,
             format('%s is scheduled and has no trigger', s.job)
      from cryptorun.schedule s
      where s.valid_to is null and s.enabled
        and not exists (
          select from audit.triggers t where t.trigger_group = 'workflow' and t.trigger_name = s.job)
      union all
      select 'store_at_rest', t.job, null,
             case when s.job is null then format('%s has a trigger and is not scheduled', t.job)
                  when p.job is null then format('the trigger of %s is paused and the job is not', t.job)
                  else format('%s is paused and its trigger is not', t.job) end
      from audit.triggers t
      left join cryptorun.schedule s on s.job = t.trigger_name and s.valid_to is null and s.enabled
      left join cryptorun.pause p on p.job = t.trigger_name and p.ended_at is null
      where t.trigger_group = 'workflow'
        and (s.job is null or (t.state like 'PAUSED%') <> (p.job is not null))
      """;

  private final Database database;

  public StoreAtRest(Database database) {
    this.database = database;
  }

  /// What it shows now that it should not show for long.
  public List<Findings.Finding> disorder() {
    return database.read(handle ->
        handle.createQuery(DISORDER).map(ConstructorMapper.of(Findings.Finding.class)).list());
  }
}
