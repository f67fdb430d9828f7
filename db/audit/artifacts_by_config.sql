-- Which artifacts were published under which configuration?
-- Settings: ask.config (all), by the first characters of its SHA-256, ask.since (7 days ago).
select r.config_sha256, r.job, a.name, count(*) as files, sum(a.bytes)::bigint as bytes,
       min(a.published_at) as first_published_at, max(a.published_at) as last_published_at
from audit.runs r
join audit.artifacts a on a.run_id = r.run_id
where r.started_at >= coalesce(audit.asked('since')::timestamptz, now() - interval '7 days')
  and (audit.asked('config') is null or starts_with(r.config_sha256, audit.asked('config')))
group by r.config_sha256, r.job, a.name
order by first_published_at, r.config_sha256, r.job, a.name;
