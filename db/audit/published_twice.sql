-- Was a slot published more than once? No row, ever.
-- Settings: ask.since (30 days ago).
select r.slot_id, r.job, r.due_at, count(*) as published
from audit.runs r
where r.started_at >= coalesce(audit.asked('since')::timestamptz, now() - interval '30 days')
  and r.outcome in ('success', 'partial')
group by r.slot_id, r.job, r.due_at
having count(*) > 1
order by r.due_at;
