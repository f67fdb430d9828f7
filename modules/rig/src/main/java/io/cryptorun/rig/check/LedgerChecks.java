package io.cryptorun.rig.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The invariants that SQL alone can tell. Each question answers one column with what is wrong; it
/// is put to the tables, not to the views, so that it does not believe the product's own answer.
public final class LedgerChecks implements Check {

  private static final String ONE_EFFECT =
      """
      select format('slot %s of %s due %s: %s publications', a.slot_id, a.job, a.due_at, count(*))
      from cryptorun.attempt a
      where a.outcome in ('success', 'partial')
      group by a.slot_id, a.job, a.due_at
      having count(*) > 1
      union all
      select format('slot %s: file %s is named %s times', f.slot_id, f.name, count(*))
      from cryptorun.artifact f
      group by f.slot_id, f.name
      having count(*) > 1
      union all
      select format('%s due %s has %s slots', s.job, s.due_at, count(*))
      from cryptorun.slot s
      where s.kind = 'cron'
      group by s.job, s.due_at
      having count(*) > 1
      """;

  private static final String OVERLAP =
      """
      select format('runs %s and %s of %s', a.run_id, b.run_id, a.job)
      from cryptorun.attempt a
      join cryptorun.attempt b on b.job = a.job and b.run_id > a.run_id
      where a.kind <> 'replay' and b.kind <> 'replay'
        and a.outcome not in ('abandoned', 'rejected') and b.outcome not in ('abandoned', 'rejected')
        and tstzrange(a.started_at, a.finished_at) && tstzrange(b.started_at, b.finished_at)
      """;

  private static final String EPOCHS =
      """
      select format('%s joined as %s after it had been %s', j.actor, j.epoch, j.before)
      from (
        select e.actor, (e.detail ->> 'epoch')::bigint as epoch,
               lag((e.detail ->> 'epoch')::bigint) over (partition by e.actor order by e.position) as before
        from cryptorun.event e
        where e.kind = 'joined') as j
      where j.epoch <= j.before
      union all
      select format('%s has %s open registrations', e.node, count(*))
      from cryptorun.node_epoch e
      where e.state in ('active', 'draining')
      group by e.node
      having count(*) > 1
      """;

  private static final String FENCED =
      """
      select format('run %s was published at %s by %s:%s, which had ended at %s', a.run_id, a.finished_at, a.node,
                    a.epoch, e.ended_at)
      from cryptorun.attempt a
      join cryptorun.node_epoch e on e.epoch = a.epoch
      where a.outcome in ('success', 'partial') and a.finished_at > e.ended_at
      union all
      select format('run %s names files and is %s', f.run_id, a.outcome)
      from cryptorun.artifact f
      join cryptorun.attempt a on a.run_id = f.run_id
      where a.outcome not in ('success', 'partial')
      union all
      select format('run %s is open under %s:%s, which is %s', a.run_id, a.node, a.epoch, e.state)
      from cryptorun.attempt a
      join cryptorun.node_epoch e on e.epoch = a.epoch
      where a.outcome = 'running' and e.state in ('left', 'fenced')
      """;

  private static final String EARLY =
      """
      select format('run %s began at %s, due %s', a.run_id, a.started_at, a.due_at)
      from cryptorun.attempt a
      where a.kind = 'cron' and a.started_at < a.due_at
      """;

  private static final String CHAIN =
      """
      select format('event %s of chain %s', e.position, e.chain)
      from (
        select v.*, lag(v.hash, 1, ''::bytea) over link as hash_before, row_number() over link as place
        from cryptorun.event v
        window link as (partition by v.chain order by v.position)) as e
      where e.position <> e.place or e.prev_hash <> e.hash_before
         or e.hash <> sha256(e.prev_hash || convert_to(jsonb_build_array(
              e.chain, e.position, e.job, to_char(e.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
              e.run_id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor, e.kind,
              e.detail)::text, 'UTF8'))
      union all
      select format('run %s is %s without an event that says so', a.run_id, a.outcome)
      from cryptorun.attempt a
      where a.outcome in ('success', 'partial')
        and not exists (select from cryptorun.event e where e.run_id = a.run_id and e.kind = 'published')
      """;

  private static final String VIEW =
      """
      select format('%s: %s', invariant, detail)
      from audit.invariants
      """;

  private static final Map<Invariant, String> QUESTIONS =
      new EnumMap<>(
          Map.of(
              Invariant.I1, ONE_EFFECT,
              Invariant.I4, OVERLAP,
              Invariant.I5, EPOCHS,
              Invariant.I6, FENCED,
              Invariant.I7, EARLY,
              Invariant.I9, CHAIN,
              Invariant.VIEW, VIEW));

  @Override
  public List<Finding> look(Evidence evidence) {
    return QUESTIONS.entrySet().stream()
        .flatMap(question ->
            evidence.sql().rows(question.getValue()).stream()
                .map(detail -> new Finding(question.getKey(), detail)))
        .toList();
  }
}
