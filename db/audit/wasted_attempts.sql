-- Which attempts came to nothing, and was another one made?
-- Settings: ask.since (7 days ago), ask.job.
select r.job, r.due_at, r.kind, r.attempt, r.run_id, r.node, r.outcome, r.reason, r.error_code, r.duration_ms,
       later.run_id as next_run_id, later.outcome as next_outcome
from audit.runs r
left join audit.runs later on later.slot_id = r.slot_id and later.attempt = r.attempt + 1
where r.started_at >= coalesce(audit.asked('since')::timestamptz, now() - interval '7 days')
  and r.job = coalesce(audit.asked('job'), r.job)
  and r.outcome in ('failed', 'timeout', 'cancelled', 'abandoned', 'rejected')
order by r.started_at desc, r.run_id;
