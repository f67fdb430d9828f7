-- Did two runs of a job overlap, replays and abandoned attempts aside? No row, unless single flight was broken.
-- Settings: ask.since (30 days ago).
select o.job, o.earlier_run_id, o.run_id, o.started_at, o.earlier_finished_at
from (
  select r.job, r.run_id, r.started_at, lag(r.run_id) over flight as earlier_run_id,
         lag(coalesce(r.finished_at, 'infinity')) over flight as earlier_finished_at
  from audit.runs r
  where r.started_at >= coalesce(audit.asked('since')::timestamptz, now() - interval '30 days')
    and r.kind <> 'replay'
    and r.outcome not in ('abandoned', 'rejected')
  window flight as (partition by r.job order by r.started_at, r.run_id)) as o
where o.started_at < o.earlier_finished_at
order by o.started_at;
