-- What happened to a run, step by step?
-- Settings: ask.run (the newest one).
select e.at, e.actor, e.kind, e.job, e.due_at, e.detail, encode(e.hash, 'hex') as hash
from audit.events e
where e.run_id = coalesce(audit.asked('run'), (select max(r.run_id) from audit.runs r))
order by e.chain, e.position;
