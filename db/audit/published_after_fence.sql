-- Publications under a registration that had already ended: none, ever.
select r.run_id, r.job, r.due_at, r.node, r.epoch, r.finished_at, n.ended_at
from audit.runs r
join audit.nodes n on n.node = r.node and n.epoch = r.epoch
where r.outcome in ('success', 'partial')
  and n.ended_at < r.finished_at;
