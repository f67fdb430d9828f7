-- Who paused what and who resumed it, from where, why, and when did it take effect?
-- Settings: ask.since (30 days ago), ask.job.
select c.id, c.command, c.target as job, c.requested_by, c.requested_from, c.requested_at, c.reason, c.outcome,
       c.applied_by, c.applied_at, c.message
from audit.commands c
where c.command in ('pause', 'resume')
  and c.requested_at >= coalesce(audit.asked('since')::timestamptz, now() - interval '30 days')
  and c.target = coalesce(audit.asked('job'), c.target)
order by c.requested_at desc;
