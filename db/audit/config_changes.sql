-- When did the configuration or a schedule change, and through whom?
-- Settings: ask.since (90 days ago), ask.job.
select e.at, e.actor, e.kind, e.job, e.detail ->> 'sha256' as config_sha256, e.detail ->> 'cron' as cron,
       e.detail ->> 'zone' as zone, e.detail ->> 'enabled' as enabled, e.detail
from audit.events e
where e.at >= coalesce(audit.asked('since')::timestamptz, now() - interval '90 days')
  and e.kind in ('config_applied', 'scheduled', 'unscheduled')
  and (audit.asked('job') is null or e.job = audit.asked('job'))
order by e.at, e.chain, e.position;
