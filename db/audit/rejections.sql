-- Which gates rejected a coin, and by how much?
-- Settings: ask.symbol (SOL/USD), ask.since (7 days ago), ask.job.
select g.due_at, g.job, g.run_id, g.rank, g.gate, g.class, g.code, g.value, g.op, g.threshold, g.margin, g.source,
       g.age_seconds
from audit.gates g
where g.symbol = coalesce(audit.asked('symbol'), 'SOL/USD')
  and g.due_at >= coalesce(audit.asked('since')::timestamptz, now() - interval '7 days')
  and g.job = coalesce(audit.asked('job'), g.job)
  and not g.passed
order by g.due_at desc, g.job, g.seq;
