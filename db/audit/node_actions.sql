-- What did a node do between two moments?
-- Settings: ask.node (all), ask.since (1 day ago), ask.until (now).
select e.at, e.actor, e.kind, e.job, e.due_at, e.run_id, e.detail
from audit.events e
where e.at >= coalesce(audit.asked('since')::timestamptz, now() - interval '1 day')
  and e.at <= coalesce(audit.asked('until')::timestamptz, now())
  and e.actor = coalesce(audit.asked('node'), e.actor)
order by e.at, e.chain, e.position;
