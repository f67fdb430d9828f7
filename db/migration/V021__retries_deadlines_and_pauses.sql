-- A slot may wait for its next attempt: not before retry_at, and not after retry_until, when the next nominal
-- time is due and takes over. An attempt has a deadline, past which any node may close it, and can be told to
-- stop; after cancel_by it is closed by its row, whatever its process does.
alter table cryptorun.slot
  add column retry_at    timestamptz,
  add column retry_until timestamptz,
  add check ((retry_at is null) = (retry_until is null));

create index slot_waiting on cryptorun.slot (job, due_at) where state = 'planned';

alter table cryptorun.attempt
  add column deadline  timestamptz,
  add column cancel_by timestamptz,
  add column cancelled_by text,
  add check ((cancel_by is null) = (cancelled_by is null));

create index attempt_running on cryptorun.attempt (deadline) where outcome = 'running';

-- Pauses of jobs, those of the past as well: whether a nominal time was paused can be told for any moment.
create table cryptorun.pause (
  id        bigint      not null primary key generated always as identity,
  job       text        not null,
  since     timestamptz not null default clock_timestamp(),
  paused_by text        not null,
  reason    text,
  until     timestamptz,
  ended_at  timestamptz,
  ended_by  text,
  check ((ended_at is null) = (ended_by is null))
);

create unique index pause_open on cryptorun.pause (job) where ended_at is null;
create index pause_job on cryptorun.pause (job, since);
