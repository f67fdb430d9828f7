-- Did a node publish after its registration had ended? No row, ever.
-- Settings: ask.since (30 days ago).
select r.run_id, r.job, r.due_at, r.node, r.epoch, r.finished_at, n.ended_at
from audit.runs r
join audit.nodes n on n.node = r.node and n.epoch = r.epoch
where r.started_at >= coalesce(audit.asked('since')::timestamptz, now() - interval '30 days')
  and r.outcome in ('success', 'partial')
  and n.ended_at < r.finished_at
order by r.finished_at;
