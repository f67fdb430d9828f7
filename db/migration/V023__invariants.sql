-- What must never be. The first part of the view asks the ledger itself; the second shows what the doctor found
-- where SQL alone cannot look: the calendar, the files, the job store.
create table cryptorun.finding (
  id          bigint      not null primary key generated always as identity,
  invariant   text        not null,
  job         text,
  due_at      timestamptz,
  detail      text        not null,
  found_at    timestamptz not null default clock_timestamp(),
  found_by    text        not null,
  repaired_at timestamptz,
  repaired_by text,
  check ((repaired_at is null) = (repaired_by is null))
);

create unique index finding_open on cryptorun.finding (invariant, coalesce(job, ''), coalesce(due_at, 'epoch'), detail)
  where repaired_at is null;

create view audit.invariants as
select 'published_twice' as invariant, a.job, a.due_at,
       format('slot %s was published %s times: %s', a.slot_id, count(*), string_agg(a.run_id, ', ' order by a.attempt))
         as detail
from cryptorun.attempt a
where a.outcome in ('success', 'partial')
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
select 'overlap', o.job, o.due_at, format('run %s began while run %s was open', o.run_id, o.earlier)
from (
  select a.job, a.due_at, a.run_id, a.started_at,
         lag(a.run_id) over flight as earlier,
         lag(coalesce(a.finished_at, 'infinity')) over flight as earlier_finished
  from cryptorun.attempt a
  where a.kind <> 'replay' and a.outcome not in ('abandoned', 'rejected')
  window flight as (partition by a.job order by a.started_at, a.run_id)) as o
where o.started_at < o.earlier_finished
union all
select 'early', a.job, a.due_at, format('run %s started at %s', a.run_id, cryptorun.utc_text(a.started_at))
from cryptorun.attempt a
where a.kind = 'cron' and a.started_at < a.due_at
union all
select 'published_after_fence', a.job, a.due_at,
       format('run %s was published at %s; registration %s:%s had ended at %s', a.run_id,
              cryptorun.utc_text(a.finished_at), a.node, a.epoch, cryptorun.utc_text(e.ended_at))
from cryptorun.attempt a
join cryptorun.node_epoch e on e.epoch = a.epoch
where a.outcome in ('success', 'partial') and a.finished_at > e.ended_at
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

comment on view audit.invariants is 'One row per violated invariant: none, ever.';
comment on column audit.invariants.invariant is 'published_twice, overdue, overlap, early, published_after_fence, open_without_owner, broken_chain, or what the doctor calls it.';
comment on column audit.invariants.job is 'Job, where it concerns one.';
comment on column audit.invariants.due_at is 'Slot, where it concerns one.';
comment on column audit.invariants.detail is 'What was found.';
