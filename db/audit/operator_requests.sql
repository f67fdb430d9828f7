-- What did operators ask for, what came of it, and how long did it take to take effect?
-- Settings: ask.since (30 days ago).
select c.id, c.command, c.target, c.requested_by, c.requested_from, c.requested_at, c.reason,
       coalesce(c.outcome, 'waiting') as outcome, c.applied_by,
       round(1000 * extract(epoch from c.applied_at - c.requested_at))::bigint as waited_ms, c.before, c.after
from audit.commands c
where c.requested_at >= coalesce(audit.asked('since')::timestamptz, now() - interval '30 days')
order by c.requested_at desc;
