-- How close did each exchange come to what it allows, and how often was it unhealthy?
-- Settings: ask.since (7 days ago).
select p.market, p.provider, count(*) as checks, count(*) filter (where not p.healthy) as unhealthy,
       max(p.usage) as highest_usage_percent, max(p.daily_used) as most_in_a_day, max(p.daily_limit) as allowed_in_a_day,
       max(p.monthly_used) as most_in_a_month, max(p.monthly_limit) as allowed_in_a_month,
       max(p.error_rate) as highest_error_rate, max(p.response_time_ms) as slowest_ms,
       count(*) filter (where p.circuit_state <> 'CLOSED') as circuit_not_closed
from audit.providers p
where p.at >= coalesce(audit.asked('since')::timestamptz, now() - interval '7 days')
group by p.market, p.provider
order by p.market, p.provider;
