-- Which run published the file that I hold?
-- Settings: ask.sha256 (that of the newest published file).
select a.sha256, a.run_id, a.job, a.due_at, a.name, a.path, a.node, a.store, a.bytes, a.rows, a.published_at,
       r.outcome, r.config_sha256, r.code_version, r.market
from audit.artifacts a
join audit.runs r on r.run_id = a.run_id
where a.sha256 = coalesce(audit.asked('sha256'),
        (select newest.sha256 from audit.artifacts newest
         where newest.run_id = (select max(run_id) from audit.artifacts)
         order by newest.name limit 1))
order by a.published_at, a.run_id, a.name;
