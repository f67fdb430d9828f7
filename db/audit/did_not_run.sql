-- Which slots did not run, and why?
-- Settings: ask.since (7 days ago), ask.until (now), ask.job.
select s.job, s.due_at, s.kind, s.state, s.reason, s.attempts, s.owner, s.run_id, r.error_code, r.error
from audit.slots s
left join audit.runs r on r.run_id = s.run_id
where s.due_at >= coalesce(audit.asked('since')::timestamptz, now() - interval '7 days')
  and s.due_at <= coalesce(audit.asked('until')::timestamptz, now())
  and s.job = coalesce(audit.asked('job'), s.job)
  and s.state in ('failed', 'cancelled', 'skipped')
order by s.due_at desc, s.job;
