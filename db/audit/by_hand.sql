-- Which runs did somebody ask for, outside the schedule?
-- Settings: ask.since (30 days ago), ask.job.
select r.started_at, r.job, r.kind, r.due_at, r.requested_by, r.node, r.outcome, r.retry_of, r.run_id
from audit.runs r
where r.started_at >= coalesce(audit.asked('since')::timestamptz, now() - interval '30 days')
  and r.job = coalesce(audit.asked('job'), r.job)
  and r.kind in ('manual', 'retry', 'replay')
order by r.started_at desc, r.run_id;
