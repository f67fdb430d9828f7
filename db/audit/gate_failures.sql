-- Which gates turned candidates away in the last seven days, replays aside, and how close the closest came.
select g.job, g.gate, g.code, count(*) as decisions, max(g.margin) as closest_margin
from audit.gates g
join audit.runs r on r.run_id = g.run_id
where not g.passed
  and r.kind <> 'replay'
  and g.due_at > now() - interval '7 days'
group by g.job, g.gate, g.code
order by g.job, decisions desc;
