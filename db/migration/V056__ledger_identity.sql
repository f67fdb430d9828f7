-- Which ledger this is, and which server holds it: a copy that is restored elsewhere, or older, bears the same
-- ledger's name; a standby that was promoted goes on with the same server's name on a further timeline.
create table cryptorun.ledger_identity (
  only_one          boolean     not null primary key default true check (only_one),
  ledger            uuid        not null default gen_random_uuid(),
  system_identifier text,
  timeline          integer,
  noted_at          timestamptz not null default clock_timestamp(),
  check ((system_identifier is null) = (timeline is null))
);

insert into cryptorun.ledger_identity default values;

-- The timeline on which the server writes; null on a standby, which writes none.
create function cryptorun.timeline() returns integer
  language sql volatile security definer
  set search_path = pg_catalog, pg_temp
return case when pg_is_in_recovery() then null
            else ('x' || lpad(left(pg_walfile_name(pg_current_wal_lsn()), 8), 16, '0'))::bit(64)::bigint::integer end;

create function cryptorun.system_identifier() returns text
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
return (select system_identifier::text from pg_control_system());

-- Ends every registration that was begun up to that epoch, and leaves out a thousand epochs behind it: in a history
-- that lost its end, numbers are free that somebody still believes to have.
create function cryptorun.end_epochs(up_to bigint, by_actor text) returns integer
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  registration record;
  ended integer := 0;
begin
  perform setval('cryptorun.epoch', greatest(nextval('cryptorun.epoch'), up_to) + 1000);
  for registration in
    select epoch from cryptorun.node_epoch
    where state in ('active', 'draining') and epoch <= up_to
    order by node for update
  loop
    perform cryptorun.close_epoch(registration.epoch, 'fenced', by_actor);
    ended := ended + 1;
  end loop;
  return ended;
end $$;

-- Notes which server holds the ledger now. Where it was another one, or another timeline, every registration ends.
create function cryptorun.note_server(by_actor text) returns boolean
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  known cryptorun.ledger_identity;
  here  text := cryptorun.system_identifier();
  line  integer := cryptorun.timeline();
  ended integer;
begin
  select * into strict known from cryptorun.ledger_identity for update;
  if line is null or (known.system_identifier = here and known.timeline = line) then
    return false;
  end if;
  update cryptorun.ledger_identity set system_identifier = here, timeline = line, noted_at = clock_timestamp();
  if known.system_identifier is null then
    return false;
  end if;
  ended := cryptorun.end_epochs(nextval('cryptorun.epoch'), by_actor);
  insert into cryptorun.event (actor, kind, detail)
  values (by_actor, 'server_changed',
          jsonb_build_object('system_identifier', here, 'timeline', line,
            'former_system_identifier', known.system_identifier, 'former_timeline', known.timeline,
            'registrations_ended', ended));
  return true;
end $$;

-- The findings of lost history stand until somebody says that he knows of it: it does not come back.
create function cryptorun.accept_lost_history(reason text, by_actor text default session_user) returns integer
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  accepted integer;
begin
  if coalesce(trim(reason), '') = '' then
    raise exception 'a reason is needed' using errcode = 'invalid_parameter_value';
  end if;
  update cryptorun.finding
  set repaired_at = clock_timestamp(), repaired_by = by_actor
  where invariant = 'lost_history' and repaired_at is null;
  get diagnostics accepted = row_count;
  if accepted > 0 then
    insert into cryptorun.event (actor, kind, detail)
    values (by_actor, 'loss_accepted', jsonb_build_object('findings', accepted, 'reason', reason));
  end if;
  return accepted;
end $$;

revoke execute on function cryptorun.system_identifier(), cryptorun.timeline(), cryptorun.end_epochs(bigint, text),
  cryptorun.note_server(text), cryptorun.accept_lost_history(text, text) from public;
