-- The publication of a run that leaves nothing but its outcome: fence, end of the attempt, end of the slot and event
-- in one call, in the order in which every fenced write takes its rows. What it writes is what the publication of a
-- run with results writes when there are none; the hashes are those of no rows. It also tells whether a slot of the
-- job waits. That is asked last: whoever decides to wait for this run holds the attempt's row while it does, so
-- either that decision is seen here, or it is not made because the attempt is closed.
create function cryptorun.publish_outcome(of_run text, of_slot bigint, of_attempt integer, by_node text, by_epoch bigint,
                                          with_outcome text, with_reason text, in_regime text, from_source text,
                                          of_candidates integer, of_passed integer, of_rows integer,
                                          of_sources integer, of_universe text)
  returns table (registration_open boolean, published_at timestamptz, others_wait boolean)
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  of_job    text;
  of_due_at timestamptz;
begin
  perform from cryptorun.node_epoch
  where node = by_node and epoch = by_epoch and state in ('active', 'draining')
  for share;
  registration_open := found;
  if registration_open then
    update cryptorun.attempt
    set outcome = with_outcome, reason = with_reason, regime = in_regime, regime_source = from_source,
        candidates = of_candidates, passed = of_passed, rows = of_rows, sources = of_sources,
        universe_sha256 = of_universe, finished_at = clock_timestamp()
    where run_id = of_run and slot_id = of_slot and attempt = of_attempt and node = by_node and epoch = by_epoch
      and outcome = 'running'
    returning finished_at, job, due_at into published_at, of_job, of_due_at;
    if found then
      update cryptorun.slot
      set state = with_outcome, reason = null, closed_at = clock_timestamp()
      where slot_id = of_slot and state = 'running';
      insert into cryptorun.event (job, due_at, run_id, actor, kind, detail)
      values (of_job, of_due_at, of_run, by_node, 'published', jsonb_build_object(
        'outcome', with_outcome,
        'artifacts', '0', 'artifacts_sha256', encode(sha256(''), 'hex'),
        'gates', '0', 'gates_sha256', encode(sha256(''), 'hex'),
        'candidates', '0', 'candidates_sha256', encode(sha256(''), 'hex'),
        'regimes', '0', 'checks', '0', 'state_sha256', encode(sha256(''), 'hex')));
      others_wait := exists (select from cryptorun.slot where job = of_job and state = 'planned');
    end if;
  end if;
  return next;
end $$;
