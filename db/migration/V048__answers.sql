-- What the canned questions of db/audit need: a way to be told what is asked for, and ways to the rows.

-- A question's setting, such as ask.since; null when it was not set. Settings, unlike the variables of one client,
-- are there for every program that speaks SQL.
create function audit.asked(name text) returns text
  language sql stable parallel safe
return nullif(current_setting('ask.' || name, true), '');

-- The decisions about a coin, of any job. Times are found by block range where rows come in the order of time.
create index gate_decision_symbol on cryptorun.gate_decision (symbol, due_at);
create index slot_due on cryptorun.slot using brin (due_at timestamptz_minmax_multi_ops) with (pages_per_range = 16);

-- The newest sign of a registration that has ended is its end, of a daemon its pulse; only for others the runs have
-- to be looked at.
create or replace view audit.nodes as
select e.node, e.epoch, e.state, e.host, e.version, e.started_at,
       case when e.ended_at is not null then e.ended_at
            when h.beat_at is not null then greatest(e.started_at, h.beat_at)
            else greatest(e.started_at,
              (select max(coalesce(a.finished_at, a.started_at)) from cryptorun.attempt a
               where a.started_at >= e.started_at and a.epoch = e.epoch and a.outcome <> 'abandoned'))
       end as last_seen,
       coalesce(h.clock_skew_ms, e.clock_skew_ms) as clock_skew_ms, e.market, n.kind, n.num, e.ended_at,
       c.config_sha256, c.files_sha256, c.drift
from cryptorun.node_epoch e
join cryptorun.node n on n.id = e.node
left join cryptorun.heartbeat h on h.node = e.node and h.epoch = e.epoch
left join cryptorun.node_config c on c.node = e.node and c.epoch = e.epoch;

-- What runs found out about coins goes with their gate decisions.
alter table cryptorun.removal drop constraint removal_subject_check;
alter table cryptorun.removal add constraint removal_subject_check
  check (subject in ('events', 'gates', 'candidates', 'run_log', 'provider_checks', 'triggers'));
comment on column audit.removals.subject is 'events, gates, candidates, run_log, provider_checks or triggers.';

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
      where c.ctid = any(array(select old.ctid from cryptorun.candidate old where old.due_at < before limit most));
    when 'provider_checks' then
      perform set_config('cryptorun.removing', 'provider_check', true);
      delete from cryptorun.provider_check c
      where c.id in (
        select old.id
        from cryptorun.provider_check old
        where old.at < before
          and old.at < (select max(newest.at) from cryptorun.provider_check newest where newest.market = old.market)
        limit most);
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
