-- What runs leave for others to read is under the hash of their publication too: regimes and health checks. The text
-- that is hashed stands in a view, so that who writes it and who verifies it cannot mean different things.
create view audit.state_lines as
select r.run_id,
       jsonb_build_array('regime', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), r.market, r.regime, r.overlay,
         r.confidence, r.realized_vol_7d, r.pct_above_20ma, r.breadth_thrust, r.vol_vote, r.ma_vote, r.breadth_vote, r.weights,
         to_char(r.valid_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text as line
from cryptorun.regime_history r
union all
select c.run_id,
       jsonb_build_array('check', to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), c.market, c.provider, c.healthy,
         c.reasons, c.response_time_ms, c.error_rate, c.used, c."limit", c.usage, c.circuit_state, c.cache_ttl_seconds, c.fallback,
         c.warnings, c.samples, c.latency_p99_ms, c.usage_source, c.daily_used, c.daily_limit, c.monthly_used, c.monthly_limit)::text
from cryptorun.provider_check c;

comment on view audit.state_lines is 'One row per regime or health check: the text of it that the hash state_sha256 of its run''s event published covers, in the order of the texts (collation C), joined by line feeds.';
comment on column audit.state_lines.run_id is 'Run that left it.';
comment on column audit.state_lines.line is 'JSON: regime or check, then the columns of audit.regimes or audit.providers in their order, run_id aside; times in UTC.';

create index regime_history_run on cryptorun.regime_history (run_id);

-- Rows of a run go together, so that what a publication speaks of is whole or gone. A run's coins go by the time at
-- which it started: a replay of long ago is as young as any other run.
create or replace function cryptorun.remove_rows(of_subject text, before timestamptz, most integer, by_actor text) returns bigint
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  removed bigint;
begin
  perform cryptorun.require_removable(before);
  case of_subject
    when 'run_log' then
      delete from cryptorun.run_log l
      where l.ctid = any(array(select old.ctid from cryptorun.run_log old where old.at < before limit most));
    when 'candidates' then
      perform set_config('cryptorun.removing', 'candidate', true);
      delete from cryptorun.candidate c
      where c.run_id = any(array(
        select a.run_id
        from cryptorun.attempt a
        where a.started_at < before
          and a.started_at >= (
            select oldest.started_at from cryptorun.attempt oldest
            where oldest.run_id = (select min(first.run_id) from cryptorun.candidate first))
          and exists (select from cryptorun.candidate found where found.run_id = a.run_id)
        order by a.started_at
        limit greatest(1, most / 50)));
    when 'provider_checks' then
      perform set_config('cryptorun.removing', 'provider_check', true);
      delete from cryptorun.provider_check c
      where c.run_id = any(array(
        select distinct old.run_id
        from cryptorun.provider_check old
        where old.at < before
          and old.at < (select max(newest.at) from cryptorun.provider_check newest where newest.market = old.market)
        limit greatest(1, most / 4)));
    when 'triggers' then
      delete from cryptorun.trigger_state t
      where t.id in (
        select old.id
        from cryptorun.trigger_state old
        where old.valid_at < before
          and exists (
            select from cryptorun.trigger_state newer
            where newer.market = old.market and newer.job = old.job and newer.symbol = old.symbol
              and newer.valid_at > old.valid_at)
        limit most);
    else
      raise exception 'nothing is removed from %', of_subject using errcode = 'invalid_parameter_value';
  end case;
  get diagnostics removed = row_count;
  perform set_config('cryptorun.removing', '', true);
  if removed > 0 then
    perform cryptorun.note_removal(of_subject, null, before, removed, by_actor);
  end if;
  return removed;
end $$;
