-- When did the regime change, and how many runs used each?
-- Settings: ask.since (30 days ago).
select c.market, c.at, c.regime_before, c.regime, c.overlay, c.confidence, c.vol_vote, c.ma_vote, c.breadth_vote, c.run_id,
       (select count(*) from audit.runs r
        where r.started_at >= c.at and r.started_at < coalesce(c.next_at, 'infinity')
          and r.market = c.market and r.regime = c.regime and r.outcome in ('success', 'partial')) as runs_that_used_it
from (
  select changed.*, lead(at) over (partition by market order by at, run_id) as next_at
  from (
    select g.*, lag(regime) over (partition by market order by at, run_id) as regime_before
    from audit.regimes g) as changed
  where regime_before is distinct from regime) as c
where coalesce(c.next_at, 'infinity') >= coalesce(audit.asked('since')::timestamptz, now() - interval '30 days')
order by c.market, c.at;
