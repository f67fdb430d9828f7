-- A slot is one nominal time of a job, or one request; an attempt is one try at it. These are the mutable
-- heads: each change writes its event in the same transaction.
create table cryptorun.slot (
  slot_id    bigint      not null primary key generated always as identity,
  job        text        not null,
  due_at     timestamptz not null check (due_at = date_trunc('second', due_at)),
  kind       text        not null check (kind in ('cron', 'manual', 'retry', 'replay')),
  request_id text        unique,
  state      text        not null check (state in ('planned', 'claimed', 'running', 'success', 'partial', 'failed',
                                                   'cancelled', 'skipped')),
  reason     text        check (reason in ('overlap', 'paused', 'catch_up', 'drain', 'superseded', 'timeout',
                                           'abandoned', 'error', 'operator')),
  attempts   integer     not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  closed_at  timestamptz,
  check ((kind = 'cron') = (request_id is null)),
  check ((closed_at is null) = (state in ('planned', 'claimed', 'running')))
);

create unique index slot_cron on cryptorun.slot (job, due_at) where kind = 'cron';
create index slot_job on cryptorun.slot (job, due_at);

create table cryptorun.attempt (
  run_id          text        not null primary key check (run_id ~ '^[0-9A-HJKMNP-TV-Z]{26}$'),
  slot_id         bigint      not null references cryptorun.slot,
  attempt         integer     not null check (attempt > 0),
  job             text        not null,
  due_at          timestamptz not null,
  kind            text        not null,
  node            text        not null,
  epoch           bigint      not null references cryptorun.node_epoch,
  started_at      timestamptz not null default clock_timestamp(),
  finished_at     timestamptz,
  outcome         text        not null default 'running'
                              check (outcome in ('running', 'success', 'partial', 'failed', 'timeout', 'cancelled',
                                                 'abandoned', 'rejected')),
  reason          text,
  error_code      text,
  error           text,
  recovered_from  text        references cryptorun.attempt,
  retry_of        text        references cryptorun.attempt,
  requested_by    text,
  market          text        not null check (market = 'live' or market like 'sim:%'),
  regime          text,
  regime_source   text,
  candidates      integer,
  passed          integer,
  rows            integer,
  sources         integer,
  config_sha256   text,
  universe_sha256 text,
  code_version    text,
  unique (slot_id, attempt),
  check ((finished_at is null) = (outcome = 'running'))
);

-- One run of a job at a time. A replay changes nothing another run reads, so it may overlap anything.
create unique index attempt_single_flight on cryptorun.attempt (job) where outcome = 'running' and kind <> 'replay';
create unique index attempt_open on cryptorun.attempt (slot_id) where outcome = 'running';
create index attempt_job on cryptorun.attempt (job, started_at);
create index attempt_epoch_open on cryptorun.attempt (epoch) where outcome = 'running';

-- Closes what a registration left open: its attempts become abandoned; their slots are open again (cron) or
-- failed (requests, which their caller may repeat). With a new state ('left', 'fenced') it ends the
-- registration as well. Events are written in the order of their chains, as every transaction must that
-- writes to several, or two of them could wait for each other. Answers how many attempts were closed.
create function cryptorun.close_epoch(of_epoch bigint, new_state text, by_actor text) returns integer
  language sql
  set search_path = pg_catalog, pg_temp
as $$
  with ended as (
    update cryptorun.node_epoch
    set state = new_state, ended_at = clock_timestamp()
    where epoch = of_epoch and state in ('active', 'draining') and new_state is not null
    returning node, epoch, state
  ), closed as (
    update cryptorun.attempt
    set outcome = 'abandoned', reason = 'abandoned', finished_at = clock_timestamp()
    where epoch = of_epoch and outcome = 'running'
    returning slot_id, job, due_at, run_id, attempt, node, epoch
  ), released as (
    update cryptorun.slot s
    set state = case s.kind when 'cron' then 'planned' else 'failed' end,
        reason = case s.kind when 'cron' then null else 'abandoned' end,
        closed_at = case s.kind when 'cron' then null else clock_timestamp() end
    from closed c
    where s.slot_id = c.slot_id
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
    select job, due_at, run_id, by_actor, kind, detail
    from steps
    order by coalesce(job, 'cluster') collate "C", due_at, run_id
  )
  select count(*)::integer from closed
$$;
