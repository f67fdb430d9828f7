-- Which runs took longest?
-- Settings: ask.since (7 days ago), ask.job.
select r.duration_ms, r.job, r.due_at, r.kind, r.attempt, r.node, r.outcome, r.run_id
from audit.runs r
where r.started_at >= coalesce(audit.asked('since')::timestamptz, now() - interval '7 days')
  and r.job = coalesce(audit.asked('job'), r.job)
  and r.duration_ms is not null
order by r.duration_ms desc, r.run_id
limit 20;
