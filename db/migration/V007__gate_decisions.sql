-- Every gate decision of every evaluated symbol, partitioned by the month it was recorded in.
create table cryptorun.gate_decision (
  recorded_at timestamptz      not null default now(),
  run_id      text             not null,
  job         text             not null,
  due_at      timestamptz      not null,
  symbol      text             not null,
  rank        integer          not null,
  gate        text             not null,
  seq         smallint         not null,
  class       text             not null,
  passed      boolean          not null,
  code        text             not null,
  value       double precision,
  threshold   double precision,
  op          text,
  margin      double precision,
  source      text,
  age_seconds double precision,
  primary key (recorded_at, run_id, symbol, gate)
) partition by range (recorded_at);

create index gate_decision_run on cryptorun.gate_decision (run_id);

create trigger append_only before update or delete or truncate on cryptorun.gate_decision
  for each statement execute function cryptorun.refuse_change();

create table cryptorun.gate_decision_default partition of cryptorun.gate_decision default;

create trigger append_only before update or delete or truncate on cryptorun.gate_decision_default
  for each statement execute function cryptorun.refuse_change();

-- Makes the partitions of this month and the next three; returns how many were missing. A month whose rows
-- already went to the default partition stays there.
create function cryptorun.prepare_gate_partitions() returns integer
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  first_day timestamp := date_trunc('month', clock_timestamp() at time zone 'UTC');
  part text;
  since timestamptz;
  until timestamptz;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(7204, 0);
  for ahead in 0..3 loop
    since := (first_day + make_interval(months => ahead)) at time zone 'UTC';
    until := (first_day + make_interval(months => ahead + 1)) at time zone 'UTC';
    part := 'gate_decision_' || to_char(since at time zone 'UTC', 'YYYY_MM');
    continue when to_regclass('cryptorun.' || part) is not null;
    continue when exists (
      select 1 from cryptorun.gate_decision_default g where g.recorded_at >= since and g.recorded_at < until);
    execute format('create table cryptorun.%I partition of cryptorun.gate_decision for values from (%L) to (%L)',
      part, since, until);
    execute format('create trigger append_only before update or delete or truncate on cryptorun.%I '
      'for each statement execute function cryptorun.refuse_change()', part);
    made := made + 1;
  end loop;
  return made;
end $$;

revoke execute on function cryptorun.prepare_gate_partitions() from public;

do $$ begin perform cryptorun.prepare_gate_partitions(); end $$;
