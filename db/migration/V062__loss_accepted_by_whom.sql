-- Who accepts that history is lost is who has logged in, not whoever the caller names.
drop function cryptorun.accept_lost_history(text, text);

-- The findings of lost history stand until somebody says that he knows of it: it does not come back.
create function cryptorun.accept_lost_history(reason text) returns integer
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
  set repaired_at = clock_timestamp(), repaired_by = session_user
  where invariant = 'lost_history' and repaired_at is null;
  get diagnostics accepted = row_count;
  if accepted > 0 then
    insert into cryptorun.event (actor, kind, detail)
    values (session_user, 'loss_accepted',
            jsonb_build_object('findings', accepted, 'reason', reason, 'from', host(inet_client_addr())));
  end if;
  return accepted;
end $$;

revoke execute on function cryptorun.accept_lost_history(text) from public;
