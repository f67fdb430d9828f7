-- How late did scheduled runs start?
-- Settings: ask.since (7 days ago), ask.job.
select r.job, count(*) as runs,
       percentile_disc(0.5) within group (order by r.start_delay_ms) as median_ms,
       percentile_disc(0.99) within group (order by r.start_delay_ms) as p99_ms,
       max(r.start_delay_ms) as worst_ms,
       count(*) filter (where r.start_delay_ms > 10000) as over_10_s
from audit.runs r
where r.kind = 'cron'
  and r.attempt = 1
  and r.started_at >= coalesce(audit.asked('since')::timestamptz, now() - interval '7 days')
  and r.job = coalesce(audit.asked('job'), r.job)
group by r.job
order by r.job;
