-- Runs of one job that overlapped, replays and abandoned attempts aside: none, unless single flight was broken.
select a.job, a.run_id, b.run_id as other_run_id, b.started_at, a.finished_at
from audit.runs a
join audit.runs b on b.job = a.job and b.started_at > a.started_at and b.run_id <> a.run_id
where a.kind <> 'replay'
  and b.kind <> 'replay'
  and a.outcome not in ('abandoned', 'rejected')
  and b.outcome not in ('abandoned', 'rejected')
  and b.started_at < coalesce(a.finished_at, 'infinity')
order by b.started_at;
