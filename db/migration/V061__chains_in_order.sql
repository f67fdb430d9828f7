-- Who ends several registrations at once writes into several chains, and so does it in the order of their names, like
-- everybody: two that hold what the other waits for would end each other. Registrations, attempts, slots and chains
-- are taken in this order, each all together.
create function cryptorun.close_epochs(of_epochs bigint[], new_state text, by_actor text) returns integer
  language sql
  set search_path = pg_catalog, pg_temp
as $$
  with ended as (
    update cryptorun.node_epoch
    set state = new_state, ended_at = clock_timestamp()
    where epoch = any(of_epochs) and state in ('active', 'draining') and new_state is not null
    returning node, epoch, state
  ), closed as (
    update cryptorun.attempt
    set outcome = 'abandoned', reason = 'abandoned', finished_at = clock_timestamp()
    where epoch = any(of_epochs) and outcome = 'running'
    returning slot_id, job, due_at, run_id, attempt, node, epoch
  ), released as (
    update cryptorun.slot s
    set state = case s.kind when 'cron' then 'planned' else 'failed' end,
        reason = case s.kind when 'cron' then null else 'abandoned' end,
        closed_at = case s.kind when 'cron' then null else clock_timestamp() end
    from closed c
    where s.slot_id = c.slot_id
    returning s.slot_id
  ), steps as (
    select null::text as job, null::timestamptz as due_at, null::text as run_id, e.state as kind,
           jsonb_build_object('node', e.node, 'epoch', e.epoch) as detail
    from ended e
    union all
    select c.job, c.due_at, c.run_id, 'abandoned',
           jsonb_build_object('node', c.node, 'epoch', c.epoch, 'attempt', c.attempt)
    from closed c
  ), history as (
    insert into cryptorun.event (job, due_at, run_id, actor, kind, detail)
    select s.job, s.due_at, s.run_id, by_actor, s.kind, s.detail
    from steps s, (select count(*) from released) as before_history
    order by coalesce(s.job, 'cluster') collate "C", s.due_at, s.run_id
  )
  select count(*)::integer from closed
$$;

create or replace function cryptorun.close_epoch(of_epoch bigint, new_state text, by_actor text) returns integer
  language sql
  set search_path = pg_catalog, pg_temp
as $$
  select cryptorun.close_epochs(array[of_epoch], new_state, by_actor)
$$;

create or replace function cryptorun.end_epochs(up_to bigint, by_actor text) returns integer
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  open_epochs bigint[];
begin
  perform setval('cryptorun.epoch', greatest(nextval('cryptorun.epoch'), up_to) + 1000);
  select array_agg(registration.epoch) into open_epochs
  from (
    select epoch from cryptorun.node_epoch
    where state in ('active', 'draining') and epoch <= up_to
    order by node collate "C", epoch for update) as registration;
  perform cryptorun.close_epochs(open_epochs, 'fenced', by_actor);
  return coalesce(cardinality(open_epochs), 0);
end $$;
