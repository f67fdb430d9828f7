-- Which stand-ins were in force, for whom, from when to when, and why?
-- Settings: ask.since (7 days ago).
select market, provider, fallback, min(at) as first_check, max(at) as last_check, count(*) as checks,
       (array_agg(array_to_string(reasons, ', ') order by at))[1] as reasons_at_first, (array_agg(run_id order by at))[1] as first_run_id
from (
  select p.*, row_number() over of_provider - row_number() over with_fallback as spell
  from audit.providers p
  where p.at >= coalesce(audit.asked('since')::timestamptz, now() - interval '7 days')
  window of_provider as (partition by p.market, p.provider order by p.at, p.run_id),
         with_fallback as (partition by p.market, p.provider, p.fallback order by p.at, p.run_id)) as checked
where fallback is not null
group by market, provider, fallback, spell
order by first_check, provider;
