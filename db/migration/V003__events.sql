-- The history: append-only, one hash chain per job ('cluster' where there is no job). Position, time and hash
-- are assigned here, so that no client can lie about them; an auditor recomputes them with sha256().
create table cryptorun.chain_head (
  chain    text   not null primary key,
  position bigint not null,
  hash     bytea  not null
);

create table cryptorun.event (
  chain     text        not null,
  position  bigint      not null,
  job       text,
  due_at    timestamptz,
  run_id    text,
  at        timestamptz not null,
  actor     text        not null,
  kind      text        not null,
  detail    jsonb       not null default '{}',
  prev_hash bytea       not null,
  hash      bytea       not null,
  primary key (chain, position)
);

create index event_run on cryptorun.event (run_id) where run_id is not null;

create function cryptorun.utc_text(t timestamptz) returns text
  language sql stable strict parallel safe
  set search_path = pg_catalog, pg_temp
return to_char(t at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

create function cryptorun.chain_event() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  head cryptorun.chain_head;
begin
  new.chain := coalesce(new.job, 'cluster');
  insert into cryptorun.chain_head (chain, position, hash)
  values (new.chain, 0, ''::bytea)
  on conflict (chain) do nothing;
  select * into strict head from cryptorun.chain_head where chain = new.chain for update;
  new.position := head.position + 1;
  new.at := clock_timestamp();
  new.prev_hash := head.hash;
  new.hash := sha256(new.prev_hash || convert_to(
    jsonb_build_array(new.chain, new.position, new.job, cryptorun.utc_text(new.due_at), new.run_id,
      cryptorun.utc_text(new.at), new.actor, new.kind, new.detail)::text, 'UTF8'));
  update cryptorun.chain_head set position = new.position, hash = new.hash where chain = new.chain;
  return new;
end $$;

create trigger chain_event before insert on cryptorun.event
  for each row execute function cryptorun.chain_event();

create function cryptorun.refuse_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception '%.% is append-only: % refused', tg_table_schema, tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end $$;

create trigger append_only before update or delete or truncate on cryptorun.event
  for each statement execute function cryptorun.refuse_change();
