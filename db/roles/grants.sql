-- What each role may do. Run by the owner of the tables with every migration; a role that does not exist yet
-- is passed over, and so is what the newest migration brings, on the schema before it.
do $$
declare
  db      text := current_database();
  app     text := db || '_app';
  cli     text := db || '_cli';
  auditor text := db || '_auditor';
  newest  boolean := to_regclass('cryptorun.ledger_identity') is not null;
  accepting text := coalesce(to_regprocedure('cryptorun.accept_lost_history(text)'),
                             to_regprocedure('cryptorun.accept_lost_history(text, text)'));
begin
  if exists (select from pg_roles where rolname = app) then
    execute format('grant usage on schema quartz, cryptorun, audit to %I', app);
    execute format('grant select, insert, update, delete on all tables in schema quartz to %I', app);
    execute format('grant select on all tables in schema cryptorun, audit to %I', app);
    execute format('grant insert on
      cryptorun.node, cryptorun.node_epoch, cryptorun.event, cryptorun.config_version, cryptorun.applied_config,
      cryptorun.schedule, cryptorun.slot, cryptorun.attempt, cryptorun.artifact, cryptorun.artifact_content,
      cryptorun.gate_decision, cryptorun.candidate, cryptorun.market, cryptorun.universe_snapshot, cryptorun.depeg, cryptorun.candle,
      cryptorun.trigger_state, cryptorun.regime_history, cryptorun.run_log, cryptorun.bucket,
      cryptorun.provider_request, cryptorun.provider_day, cryptorun.provider_state, cryptorun.provider_check,
      cryptorun.observation, cryptorun.depth_sample, cryptorun.open_interest_sample,
      cryptorun.overlay_evaluation, cryptorun.heartbeat, cryptorun.pause, cryptorun.finding, cryptorun.node_config to %I', app);
    execute format('grant update on cryptorun.node_epoch, cryptorun.heartbeat, cryptorun.pause, cryptorun.finding,
      cryptorun.node_config, cryptorun.command, cryptorun.schedule, cryptorun.slot, cryptorun.attempt,
      cryptorun.bucket, cryptorun.provider_request, cryptorun.provider_day, cryptorun.provider_state,
      cryptorun.observation to %I', app);
    execute format('grant delete on cryptorun.candle, cryptorun.bucket, cryptorun.provider_request,
      cryptorun.provider_day, cryptorun.observation, cryptorun.depth_sample, cryptorun.open_interest_sample to %I', app);
    execute format('grant usage on sequence cryptorun.epoch to %I', app);
    execute format('grant execute on function cryptorun.prepare_gate_partitions(),
      cryptorun.request_command(text, text, jsonb, text, text, text, interval) to %I', app);
    execute format('grant execute on function
      cryptorun.remove_events(text, timestamptz, integer, text),
      cryptorun.remove_gates(timestamptz, text),
      cryptorun.remove_rows(text, timestamptz, integer, text),
      cryptorun.record_drill(text, text, text, text, timestamptz, bigint, bigint, text, integer, text, text) to %I', app);
    if newest then
      execute format('grant execute on function cryptorun.system_identifier(), cryptorun.timeline(),
        cryptorun.end_epochs(bigint, text), cryptorun.note_server(text), %s to %I',
        accepting, app);
    end if;
  end if;
  if exists (select from pg_roles where rolname = cli) then
    execute format('grant usage on schema quartz, cryptorun, audit to %I', cli);
    execute format('grant select on all tables in schema quartz, cryptorun, audit to %I', cli);
    execute format('grant execute on function
      cryptorun.request_command(text, text, jsonb, text, text, text, interval),
      cryptorun.record_drill(text, text, text, text, timestamptz, bigint, bigint, text, integer, text, text) to %I', cli);
    if newest then
      execute format('grant execute on function %s to %I', accepting, cli);
    end if;
  end if;
  if exists (select from pg_roles where rolname = auditor) then
    execute format('grant usage on schema audit to %I', auditor);
    execute format('grant select on all tables in schema audit to %I', auditor);
  end if;
end $$;
