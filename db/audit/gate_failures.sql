-- Which gates turned candidates away, replays aside, and how close did the closest come?
-- Settings: ask.since (7 days ago), ask.job.
select r.job, g.gate, g.code, count(*) as decisions, count(distinct g.symbol) as symbols, max(g.margin) as closest_margin
from audit.runs r
cross join lateral (
  select d.gate, d.code, d.symbol, d.margin
  from audit.gates d
  where d.run_id = r.run_id and not d.passed
  offset 0) as g
where r.started_at >= coalesce(audit.asked('since')::timestamptz, now() - interval '7 days')
  and r.job = coalesce(audit.asked('job'), r.job)
  and r.kind <> 'replay'
group by r.job, g.gate, g.code
order by r.job, decisions desc, g.gate, g.code;
