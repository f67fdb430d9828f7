-- A ledger of a year: as many runs of five jobs as ledger_bench.runs says, each with a slot, two events, two artifacts and ten
-- gate decisions; every health check with its four exchanges, a regime now and then, and requests of operators. Written by a
-- superuser with the triggers off, because the chains are computed here; all else is as nodes would have written it, hashes
-- included.
set session_replication_role = replica;
set synchronous_commit = off;
set work_mem = '256MB';
set maintenance_work_mem = '512MB';
set jit = off;

do $$
declare
  since timestamptz;
begin
  for ago in 1..13 loop
    since := (date_trunc('month', now() at time zone 'UTC') - make_interval(months => ago)) at time zone 'UTC';
    execute format('create table if not exists cryptorun.%I partition of cryptorun.gate_decision for values from (%L) to (%L)',
      'gate_decision_' || to_char(since at time zone 'UTC', 'YYYY_MM'), since,
      (since at time zone 'UTC' + interval '1 month') at time zone 'UTC');
  end loop;
end $$;

drop index cryptorun.gate_decision_run, cryptorun.gate_decision_symbol;

insert into cryptorun.node (id, kind) values ('node-a', 'daemon'), ('node-b', 'daemon');
insert into cryptorun.node_epoch (epoch, node, state, host, version, market, started_at, ended_at)
select 1000000 + n, case n % 2 when 0 then 'node-a' else 'node-b' end, 'left', 'host', '1.0.0', 'live',
       now() - interval '366 days' + n * interval '1 day', now() - interval '366 days' + (n + 4) * interval '1 day'
from generate_series(1, 363) n;

create unlogged table public.made as
select n, upper(lpad(to_hex((extract(epoch from due_at) * 1000)::bigint), 12, '0') || lpad(to_hex(n), 14, '0')) as run_id,
       (array['scan.hot', 'scan.warm', 'regime.refresh', 'providers.health', 'premove.hourly'])[1 + n % 5] as job, due_at,
       case n % 2 when 0 then 'node-a' else 'node-b' end as node,
       1000000 + greatest(1, (364 * n / total)::bigint) as epoch,
       n % 97 <> 0 as published
from (
  select n, total, date_trunc('second', now() - interval '365 days' + n * (interval '365 days' / total)) as due_at
  from (select current_setting('ledger_bench.runs')::bigint as total) as asked, generate_series(1, total) n) as spread;

insert into cryptorun.slot (job, due_at, kind, state, reason, attempts, created_at, closed_at, request_id)
select job, due_at, case n % 50 when 0 then 'manual' else 'cron' end, case when published then 'success' else 'failed' end,
       case when not published then 'error' end, 1, due_at, due_at + interval '20 s', case n % 50 when 0 then 'made-' || n end
from public.made order by n;

create unlogged table public.numbered as
select m.*, s.slot_id from public.made m join cryptorun.slot s using (job, due_at);
drop table public.made;
alter table public.numbered rename to made;

insert into cryptorun.attempt (run_id, slot_id, attempt, job, due_at, kind, node, epoch, started_at, finished_at, outcome,
                               reason, error_code, market, regime, candidates, passed, rows, config_sha256, code_version)
select run_id, slot_id, 1, job, due_at, case n % 50 when 0 then 'manual' else 'cron' end, node, epoch,
       due_at + make_interval(secs => 0.1 + (n % 13) * 0.05), due_at + make_interval(secs => 5 + n % 40),
       case when published then 'success' else 'failed' end, case when not published then 'error' end,
       case when not published then 'CR-RUN-001' end, 'live', 'normal', 5, 1, 1,
       encode(sha256((n / 100000)::text::bytea), 'hex'), '1.0.0'
from public.made order by n;

insert into cryptorun.artifact (run_id, slot_id, job, due_at, name, path, node, store, media_type, rows, bytes, sha256, published_at)
select run_id, slot_id, job, due_at, name, job || '/' || name, node, 'host:/var', 'text/csv', 1, 1000,
       encode(sha256((run_id || name)::bytea), 'hex'), due_at + make_interval(secs => 5 + n % 40)
from public.made, (values ('signals.csv'), ('explain.json')) as files (name)
where published order by n;

insert into cryptorun.gate_decision (recorded_at, run_id, job, due_at, symbol, rank, gate, seq, class, passed, code, value,
                                     threshold, op, margin, source, age_seconds)
select due_at + make_interval(secs => 5 + n % 40), run_id, job, due_at,
       (array['BTC', 'ETH', 'SOL', 'XRP', 'ADA', 'DOGE', 'AVAX', 'LINK', 'DOT', 'LTC', 'ATOM', 'UNI'])[1 + (n + coin) % 12] || '/USD',
       coin, gate, seq, 'mandatory', (n + seq) % 3 <> 0, case when (n + seq) % 3 <> 0 then 'OK' else upper(gate) || '_LOW' end,
       1.5 + n % 7, 2.0, '>=', n % 7 - 0.5, 'kraken', 3
from public.made, generate_series(1, 5) coin, (values ('vadr', 1), ('depth', 2)) as gates (gate, seq)
where published order by n;

insert into cryptorun.provider_check (at, market, provider, position, healthy, reasons, warnings, response_time_ms, error_rate,
  samples, used, "limit", usage, usage_source, daily_used, daily_limit, monthly_used, monthly_limit, circuit_state,
  cache_ttl_seconds, ttl_multiplier, fallback, run_id)
select due_at, 'live', provider, place, not ill, case when ill then '{CIRCUIT_OPEN}'::text[] else '{}' end, '{}', 100 + n % 90,
       0.01, 50, 90, 100, 90, 'local', n % 40000, 40000, n % 1000000, 1000000, case when ill then 'OPEN' else 'CLOSED' end,
       case when ill then 600 else 300 end, case when ill then 2 else 1 end, case when ill then 'coinbase' end, run_id
from (
  select *, provider = 'okx' and n / 5 % 200 < 3 as ill
  from public.made, (values ('kraken', 1), ('okx', 2), ('coinbase', 3), ('binance', 4)) as venues (provider, place)
  where published and job = 'providers.health') as checks
order by n;

insert into cryptorun.regime_history (at, market, regime, confidence, realized_vol_7d, vol_vote, ma_vote, breadth_vote, weights,
  valid_until, run_id)
select due_at, 'live', (array['calm', 'normal', 'volatile'])[1 + n / 4500 % 3], 0.8, 0.3, 'calm', 'normal', 'normal', '{}',
       due_at + interval '8 hours', run_id
from public.made
where published and job = 'regime.refresh' and n % 450 = 2
order by n;

insert into cryptorun.command (command, target, reason, requested_by, requested_from, requested_at, applied_by, applied_at, outcome)
select (array['pause', 'resume', 'trigger'])[1 + n % 3], 'scan.hot', 'maintenance', 'ana', 'ops-1', at, 'node-a',
       at + interval '80 ms', 'applied'
from (select n, now() - interval '365 days' + n * interval '1 hour' as at from generate_series(1, 8700) n) as asked;

create index gate_decision_run on cryptorun.gate_decision (run_id);
create index gate_decision_symbol on cryptorun.gate_decision (symbol, due_at);

create unlogged table public.sums as
select a.run_id, a.sha256 as artifacts, g.sha256 as gates,
       encode(sha256(convert_to(coalesce(l.lines, ''), 'UTF8')), 'hex') as state, coalesce(l.regimes, 0) as regimes,
       coalesce(l.checks, 0) as checks
from (
  select run_id, encode(sha256(convert_to(string_agg(
    jsonb_build_array(name, path, node, store, media_type, rows, bytes, sha256)::text, E'\n' order by name collate "C"), 'UTF8')), 'hex') as sha256
  from cryptorun.artifact group by run_id) as a
join (
  select run_id, encode(sha256(convert_to(string_agg(
    jsonb_build_array(symbol, rank, gate, class, passed, code, value, threshold, op, margin, source, age_seconds)::text, E'\n'
    order by symbol collate "C", gate collate "C"), 'UTF8')), 'hex') as sha256
  from cryptorun.gate_decision group by run_id) as g using (run_id)
left join (
  select run_id, string_agg(line, E'\n' order by line collate "C") as lines,
         count(*) filter (where starts_with(line, '["regime"')) as regimes,
         count(*) filter (where starts_with(line, '["check"')) as checks
  from audit.state_lines group by run_id) as l using (run_id);

do $$
declare
  step record;
  chain text := '';
  place bigint := 0;
  before bytea := '';
  this bytea;
begin
  for step in
    select m.job, m.due_at, m.run_id, m.node as actor, e.at, e.kind, e.detail
    from public.made m
    left join public.sums s using (run_id)
    cross join lateral (values
      (m.due_at + interval '1 s', 'claimed', jsonb_build_object('attempt', '1')),
      (m.due_at + make_interval(secs => 5 + m.n % 40), case when m.published then 'published' else 'failed' end,
       case when m.published
            then jsonb_build_object('outcome', 'success', 'artifacts', '2', 'artifacts_sha256', s.artifacts, 'gates', '10',
                                    'gates_sha256', s.gates, 'candidates', '0', 'candidates_sha256', encode(sha256(''), 'hex'),
                                    'regimes', s.regimes::text, 'checks', s.checks::text, 'state_sha256', s.state)
            else jsonb_build_object('reason', 'error') end)) as e (at, kind, detail)
    order by m.job, m.n, e.at
  loop
    if step.job <> chain then
      if chain <> '' then
        insert into cryptorun.chain_head values (chain, place, before);
      end if;
      chain := step.job;
      place := 0;
      before := '';
    end if;
    place := place + 1;
    this := sha256(before || convert_to(jsonb_build_array(chain, place, step.job, cryptorun.utc_text(step.due_at), step.run_id,
      cryptorun.utc_text(step.at), step.actor, step.kind, step.detail)::text, 'UTF8'));
    insert into cryptorun.event values (chain, place, step.job, step.due_at, step.run_id, step.at, step.actor, step.kind,
      step.detail, before, this);
    before := this;
  end loop;
  insert into cryptorun.chain_head values (chain, place, before);
end $$;

drop table public.made, public.sums;
