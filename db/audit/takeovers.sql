-- Which nodes were taken over, what was abandoned with them, and what did they try to publish afterwards?
-- Settings: ask.since (30 days ago).
select e.at, e.kind, e.actor, coalesce(e.detail ->> 'peer', e.detail ->> 'node') as node,
       e.detail ->> 'epoch' as epoch, e.job, e.due_at, e.run_id, e.detail
from audit.events e
where e.at >= coalesce(audit.asked('since')::timestamptz, now() - interval '30 days')
  and e.kind in ('took_over', 'fenced', 'abandoned', 'rejected')
order by e.at, e.chain, e.position;
