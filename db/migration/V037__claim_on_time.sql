-- The claim of a nominal time when everything is as it should be: the node is active, the time has come and is not
-- long past, nobody has judged the slot, no run of the job is open, nothing of the job waits, it is not paused. Then
-- slot, attempt, next nominal time and event are written, in the order in which every claim writes them. Otherwise
-- nothing is, and no row is answered: the claim is then judged step by step.
create function cryptorun.claim_on_time(of_run text, of_job text, of_due_at timestamptz, by_node text, by_epoch bigint,
                                        prompt_until timestamptz, next_time timestamptz, in_market text,
                                        with_config text, with_code text, timeout_seconds double precision)
  returns table (claimed_slot bigint, claimed_at timestamptz)
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  moment timestamptz;
begin
  perform from cryptorun.node_epoch where node = by_node and epoch = by_epoch and state = 'active' for share;
  if not found then
    return;
  end if;
  perform pg_advisory_xact_lock(7202, hashtext(of_job));
  moment := clock_timestamp();
  if moment < of_due_at
     or moment >= prompt_until
     or exists (select from cryptorun.slot where job = of_job and due_at = of_due_at and kind = 'cron')
     or exists (select from cryptorun.attempt where job = of_job and outcome = 'running' and kind <> 'replay')
     or exists (select from cryptorun.slot where job = of_job and state = 'planned')
     or exists (select from cryptorun.pause where job = of_job and ended_at is null) then
    return;
  end if;
  insert into cryptorun.slot (job, due_at, kind, state, attempts)
  values (of_job, of_due_at, 'cron', 'running', 1)
  returning slot_id into claimed_slot;
  insert into cryptorun.attempt (run_id, slot_id, attempt, job, due_at, kind, node, epoch, market, config_sha256,
                                 code_version, deadline)
  values (of_run, claimed_slot, 1, of_job, of_due_at, 'cron', by_node, by_epoch, in_market, with_config,
          with_code, clock_timestamp() + make_interval(secs => timeout_seconds))
  returning started_at into claimed_at;
  update cryptorun.schedule
  set next_due = next_time
  where job = of_job and valid_to is null and coalesce(next_due < next_time, true);
  insert into cryptorun.event (job, due_at, run_id, actor, kind, detail)
  values (of_job, of_due_at, of_run, by_node, 'claimed',
          jsonb_build_object('attempt', '1', 'epoch', by_epoch::text, 'kind', 'cron'));
  return next;
end $$;

-- As before, but for a chain that has a head, which is every chain after its first event, without the attempt to
-- make one.
create or replace function cryptorun.chain_event() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  head cryptorun.chain_head;
begin
  new.chain := coalesce(new.job, 'cluster');
  select * into head from cryptorun.chain_head where chain = new.chain for update;
  if not found then
    insert into cryptorun.chain_head (chain, position, hash)
    values (new.chain, 0, ''::bytea)
    on conflict (chain) do nothing;
    select * into strict head from cryptorun.chain_head where chain = new.chain for update;
  end if;
  new.position := head.position + 1;
  new.at := clock_timestamp();
  new.prev_hash := head.hash;
  new.hash := sha256(new.prev_hash || convert_to(
    jsonb_build_array(new.chain, new.position, new.job, cryptorun.utc_text(new.due_at), new.run_id,
      cryptorun.utc_text(new.at), new.actor, new.kind, new.detail)::text, 'UTF8'));
  update cryptorun.chain_head set position = new.position, hash = new.hash where chain = new.chain;
  return new;
end $$;
