-- What may be forgotten, and what then stands in its place. History goes only from the old end of a chain, only
-- after it was recomputed, and only below an anchor that keeps position and hash of what went, so that the rest
-- can still be verified. Nothing younger than a day goes, whoever asks; nodes cannot delete, they can only ask.
create table cryptorun.chain_anchor (
  chain       text        not null,
  position    bigint      not null check (position > 0),
  hash        bytea       not null,
  event_at    timestamptz not null,
  anchored_at timestamptz not null default clock_timestamp(),
  anchored_by text        not null,
  primary key (chain, position)
);

create table cryptorun.removal (
  id         bigint      not null primary key generated always as identity,
  subject    text        not null check (subject in ('events', 'gates', 'run_log', 'provider_checks', 'triggers')),
  what       text,
  before     timestamptz not null,
  rows       bigint      not null check (rows >= 0),
  removed_at timestamptz not null default clock_timestamp(),
  removed_by text        not null
);

create trigger append_only before update or delete or truncate on cryptorun.chain_anchor
  for each statement execute function cryptorun.refuse_change();
create trigger append_only before update or delete or truncate on cryptorun.removal
  for each statement execute function cryptorun.refuse_change();

-- Times are found by block range: rows come in the order of their time, and such an index costs a writer nothing
-- that can be measured.
create index event_at on cryptorun.event using brin (at timestamptz_minmax_multi_ops) with (pages_per_range = 16);
create index run_log_at on cryptorun.run_log using brin (at timestamptz_minmax_multi_ops) with (pages_per_range = 16);

-- A removal below announces the table it deletes from; everybody else is refused, and events are looked at twice.
create or replace function cryptorun.refuse_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'DELETE' and current_setting('cryptorun.removing', true) = tg_table_name then
    return null;
  end if;
  raise exception '%.% is append-only: % refused', tg_table_schema, tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end $$;

create function cryptorun.refuse_removal_without_anchor() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (
      select from gone g
      where not exists (
        select from cryptorun.chain_anchor a where a.chain = g.chain and a.position >= g.position)) then
    raise exception 'cryptorun.event is append-only: delete refused where no anchor stands'
      using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

create trigger anchored after delete on cryptorun.event
  referencing old table as gone
  for each statement execute function cryptorun.refuse_removal_without_anchor();

create function cryptorun.require_removable(before timestamptz) returns void
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  if before is null or before > clock_timestamp() - interval '1 day' then
    raise exception 'what is younger than a day is kept' using errcode = 'insufficient_privilege';
  end if;
end $$;

create function cryptorun.note_removal(subject text, what text, before timestamptz, rows bigint, by_actor text)
  returns void
  language sql
  set search_path = pg_catalog, pg_temp
as $$
  insert into cryptorun.removal (subject, what, before, rows, removed_by)
  values (note_removal.subject, note_removal.what, note_removal.before, note_removal.rows, by_actor);
  insert into cryptorun.event (actor, kind, detail)
  values (by_actor, 'removed',
          jsonb_build_object('subject', subject, 'what', what, 'before', cryptorun.utc_text(before), 'rows', rows));
$$;

-- Removes the oldest events of a chain, at most `most` of them and never the newest: recomputes them, anchors the
-- last, deletes. Answers how many went; or, where the chain does not hold, removes nothing and names the place.
create function cryptorun.remove_events(of_chain text, before timestamptz, most integer, by_actor text,
                                        out removed bigint, out broken_at bigint)
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  base cryptorun.chain_anchor;
  last cryptorun.event;
  first_kept bigint;
begin
  perform cryptorun.require_removable(before);
  removed := 0;
  select * into base from cryptorun.chain_anchor a where a.chain = of_chain order by a.position desc limit 1;
  select coalesce(
           (select e.position from cryptorun.event e
            where e.chain = of_chain and e.at >= before
            order by e.position limit 1),
           (select h.position from cryptorun.chain_head h where h.chain = of_chain))
  into first_kept;
  select e.* into last
  from cryptorun.event e
  where e.chain = of_chain
    and e.position < least(first_kept, (select h.position from cryptorun.chain_head h where h.chain = of_chain))
    and e.position <= coalesce(base.position, 0) + most
  order by e.position desc
  limit 1;
  if last.position is null then
    return;
  end if;
  select min(checked.place) into broken_at
  from (
    select e.position, coalesce(base.position, 0) + row_number() over w as place,
           e.prev_hash = lag(e.hash, 1, coalesce(base.hash, ''::bytea)) over w
             and e.hash = sha256(e.prev_hash || convert_to(
               jsonb_build_array(e.chain, e.position, e.job, cryptorun.utc_text(e.due_at), e.run_id,
                 cryptorun.utc_text(e.at), e.actor, e.kind, e.detail)::text, 'UTF8')) as sound
    from cryptorun.event e
    where e.chain = of_chain and e.position <= last.position
    window w as (order by e.position)) as checked
  where not checked.sound or checked.position <> checked.place;
  if broken_at is not null then
    return;
  end if;
  insert into cryptorun.chain_anchor (chain, position, hash, event_at, anchored_by)
  values (last.chain, last.position, last.hash, last.at, by_actor);
  perform set_config('cryptorun.removing', 'event', true);
  delete from cryptorun.event e where e.chain = of_chain and e.position <= last.position;
  get diagnostics removed = row_count;
  perform set_config('cryptorun.removing', '', true);
  perform cryptorun.note_removal('events', of_chain, before, removed, by_actor);
end $$;

-- Drops the months of gate decisions that ended before an instant, and what strayed into the default partition.
-- It waits half a second for a table at most: publications would queue up behind a longer wait.
create function cryptorun.remove_gates(before timestamptz, by_actor text) returns bigint
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  set lock_timeout = '500ms'
as $$
declare
  part record;
  gone bigint;
  removed bigint := 0;
begin
  perform cryptorun.require_removable(before);
  for part in
    select c.relname
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'cryptorun.gate_decision'::regclass
      and c.relname ~ '^gate_decision_\d{4}_\d\d$'
      and (to_timestamp(right(c.relname, 7), 'YYYY_MM')::timestamp + interval '1 month') at time zone 'UTC' <= before
    order by c.relname
  loop
    execute format('select count(*) from cryptorun.%I', part.relname) into gone;
    execute format('drop table cryptorun.%I', part.relname);
    perform cryptorun.note_removal('gates', part.relname, before, gone, by_actor);
    removed := removed + gone;
  end loop;
  perform set_config('cryptorun.removing', 'gate_decision_default', true);
  delete from cryptorun.gate_decision_default g where g.recorded_at < before;
  get diagnostics gone = row_count;
  perform set_config('cryptorun.removing', '', true);
  if gone > 0 then
    perform cryptorun.note_removal('gates', 'gate_decision_default', before, gone, by_actor);
  end if;
  return removed + gone;
end $$;

-- Removes old rows that later runs do not read, at most `most` at a time: lines of runs; health checks but for
-- each market's newest; triggers but for the newest of each job and symbol.
create function cryptorun.remove_rows(of_subject text, before timestamptz, most integer, by_actor text) returns bigint
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

revoke execute on function
  cryptorun.require_removable(timestamptz),
  cryptorun.note_removal(text, text, timestamptz, bigint, text),
  cryptorun.remove_events(text, timestamptz, integer, text),
  cryptorun.remove_gates(timestamptz, text),
  cryptorun.remove_rows(text, timestamptz, integer, text)
from public;

-- Chains are found by their events as well: a head that somebody removed is missed.
create view audit.chains as
with recursive named (chain) as (
  (select e.chain from cryptorun.event e order by e.chain limit 1)
  union all
  select (select e.chain from cryptorun.event e where e.chain > n.chain order by e.chain limit 1)
  from named n
  where n.chain is not null
)
select c.chain, h.position, h.hash, newest.position as newest_position, coalesce(a.position, 0) as anchor_position,
       coalesce(a.hash, ''::bytea) as anchor_hash, a.event_at as anchor_event_at, a.anchored_at, a.anchored_by
from (
  select chain from named where chain is not null
  union
  select chain from cryptorun.chain_head) as c
left join cryptorun.chain_head h on h.chain = c.chain
left join lateral (
  select e.position from cryptorun.event e where e.chain = c.chain order by e.position desc limit 1) as newest on true
left join lateral (
  select * from cryptorun.chain_anchor o where o.chain = c.chain order by o.position desc limit 1) as a on true;

comment on view audit.chains is 'One row per chain of events: where it ends, and where what is still kept of it begins.';
comment on column audit.chains.chain is 'The job, or cluster.';
comment on column audit.chains.position is 'Place of its newest event, as the head says; null where somebody removed the head.';
comment on column audit.chains.hash is 'Hash of its newest event, as the head says; null where somebody removed the head.';
comment on column audit.chains.newest_position is 'Place of the newest event there is; the same, or somebody changed history.';
comment on column audit.chains.anchor_position is 'Events up to here were removed by retention; 0 for none.';
comment on column audit.chains.anchor_hash is 'Hash of the last event removed: what the first one kept follows from; empty for none.';
comment on column audit.chains.anchor_event_at is 'When the last event removed was written; null for none.';
comment on column audit.chains.anchored_at is 'When it was removed; null for none.';
comment on column audit.chains.anchored_by is 'Node that removed it; null for none.';

create view audit.removals as
select id, subject, what, before, rows, removed_at, removed_by
from cryptorun.removal;

comment on view audit.removals is 'One row per removal by retention.';
comment on column audit.removals.id is 'Number of the removal.';
comment on column audit.removals.subject is 'events, gates, run_log, provider_checks or triggers.';
comment on column audit.removals.what is 'The chain of the events, or the month of the gates; null for other subjects.';
comment on column audit.removals.before is 'What was older could go.';
comment on column audit.removals.rows is 'Rows that went.';
comment on column audit.removals.removed_at is 'When they went (database clock).';
comment on column audit.removals.removed_by is 'Node that removed them.';
