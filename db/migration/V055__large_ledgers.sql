-- A ledger of a million runs is asked whether anything is as it must never be, and answers within two seconds: what is
-- nearly always empty has a partial index that is nearly always empty, the rest is read from indexes alone.
drop index cryptorun.attempt_job;
create index attempt_job on cryptorun.attempt (job, started_at) include (finished_at, kind, outcome);
create index attempt_published on cryptorun.attempt (epoch, finished_at) where outcome in ('success', 'partial');
create index attempt_published_again on cryptorun.attempt (slot_id) where outcome in ('success', 'partial') and attempt > 1;
create index attempt_early on cryptorun.attempt (job) where kind = 'cron' and started_at < due_at;
create index artifact_sha256 on cryptorun.artifact using hash (sha256);

create or replace view audit.invariants as
-- Of two published attempts of a slot one is at least its second.
select 'published_twice' as invariant, a.job, a.due_at,
       format('slot %s was published %s times: %s', a.slot_id, count(*), string_agg(a.run_id, ', ' order by a.attempt))
         as detail
from cryptorun.attempt a
where a.outcome in ('success', 'partial')
  and a.slot_id in (
    select again.slot_id from cryptorun.attempt again where again.outcome in ('success', 'partial') and again.attempt > 1)
group by a.slot_id, a.job, a.due_at
having count(*) > 1
union all
-- Counted from when a node could have seen to it: its session must have stood, and beaten, for those ten seconds.
select 'overdue', s.job, s.next_due,
       format('due since %s and not delivered', cryptorun.utc_text(s.next_due))
from cryptorun.schedule s
where s.valid_to is null
  and s.enabled
  and s.next_due < clock_timestamp() - interval '10 s'
  and not exists (select from cryptorun.pause p where p.job = s.job and p.ended_at is null)
  and exists (
    select
    from cryptorun.heartbeat h
    join cryptorun.node_epoch e on e.epoch = h.epoch
    where e.state = 'active'
      and h.beat_at > clock_timestamp() - interval '2 s'
      and h.session_since < clock_timestamp() - interval '10 s')
union all
-- Neighbours are compared from the index alone; what they are called is looked up for those that overlap.
select 'overlap', o.job, this.due_at, format('run %s began while run %s was open', this.run_id, earlier.run_id)
from (
  select a.job, a.started_at, lag(coalesce(a.finished_at, 'infinity')) over flight as earlier_finished
  from cryptorun.attempt a
  where a.kind <> 'replay' and a.outcome not in ('abandoned', 'rejected')
  window flight as (partition by a.job order by a.started_at)) as o
cross join lateral (
  select a.due_at, a.run_id
  from cryptorun.attempt a
  where a.job = o.job and a.started_at = o.started_at
    and a.kind <> 'replay' and a.outcome not in ('abandoned', 'rejected')
  order by a.run_id desc
  limit 1) as this
cross join lateral (
  select a.run_id
  from cryptorun.attempt a
  where a.job = o.job and a.started_at <= o.started_at and a.run_id <> this.run_id
    and a.kind <> 'replay' and a.outcome not in ('abandoned', 'rejected')
  order by a.started_at desc, a.run_id desc
  limit 1) as earlier
where o.started_at < o.earlier_finished
union all
select 'early', a.job, a.due_at, format('run %s started at %s', a.run_id, cryptorun.utc_text(a.started_at))
from cryptorun.attempt a
where a.kind = 'cron' and a.started_at < a.due_at
union all
select 'published_after_fence', a.job, a.due_at,
       format('run %s was published at %s; registration %s:%s had ended at %s', a.run_id,
              cryptorun.utc_text(a.finished_at), a.node, a.epoch, cryptorun.utc_text(e.ended_at))
from cryptorun.node_epoch e
cross join lateral (
  select p.*
  from cryptorun.attempt p
  where p.epoch = e.epoch and p.outcome in ('success', 'partial') and p.finished_at > e.ended_at
  offset 0) as a
union all
select 'open_without_owner', a.job, a.due_at,
       format('run %s is open; registration %s:%s has ended', a.run_id, a.node, a.epoch)
from cryptorun.attempt a
join cryptorun.node_epoch e on e.epoch = a.epoch
where a.outcome = 'running' and e.state in ('left', 'fenced')
union all
select 'broken_chain', nullif(h.chain, 'cluster'), null,
       format('the head of chain %s stands at %s; its newest event is %s', h.chain, h.position,
              coalesce(last.position::text, 'missing'))
from cryptorun.chain_head h
left join lateral (
  select e.position, e.hash
  from cryptorun.event e
  where e.chain = h.chain
  order by e.position desc
  limit 1) as last on true
where (last.position, last.hash) is distinct from (h.position, h.hash)
union all
select f.invariant, f.job, f.due_at, f.detail
from cryptorun.finding f
where f.repaired_at is null;
