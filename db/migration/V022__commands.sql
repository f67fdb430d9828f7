-- What operators ask for. A command is a row that a node claims under its epoch and applies through its own
-- scheduler; the row says who asked, from where, why, and what came of it. A claim counts only while the claiming
-- registration is open, so a node that dies over a command leaves it to the next.
create table cryptorun.command (
  id             bigint      not null primary key generated always as identity,
  command        text        not null check (command in ('pause', 'resume', 'trigger', 'cancel', 'drain', 'undrain')),
  target         text        not null,
  arguments      jsonb       not null default '{}',
  reason         text,
  requested_by   text        not null,
  requested_from text        not null,
  requested_at   timestamptz not null default clock_timestamp(),
  expires_at     timestamptz,
  claimed_by     text,
  claimed_epoch  bigint,
  claimed_at     timestamptz,
  applied_by     text,
  applied_at     timestamptz,
  outcome        text        check (outcome in ('applied', 'refused', 'failed', 'expired')),
  message        text,
  before         jsonb,
  after          jsonb,
  check (num_nulls(claimed_by, claimed_epoch, claimed_at) in (0, 3)),
  check ((outcome is null) = (applied_at is null))
);

create index command_open on cryptorun.command (id) where outcome is null;

-- Inserts a command, writes the event and wakes the nodes: delivery of the signal is on commit, never before.
-- The one thing the role of the command line may write.
create function cryptorun.request_command(command text, target text, arguments jsonb, reason text,
                                          requested_by text, requested_from text, expires_in interval)
  returns bigint
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with made as (
    insert into cryptorun.command (command, target, arguments, reason, requested_by, requested_from, expires_at)
    values (request_command.command, request_command.target, request_command.arguments, request_command.reason,
            request_command.requested_by, request_command.requested_from,
            clock_timestamp() + request_command.expires_in)
    returning id, command, target, reason, requested_by, requested_from
  ), history as (
    insert into cryptorun.event (actor, kind, detail)
    select requested_by, 'command_requested',
           jsonb_build_object('id', id, 'command', command, 'target', target, 'reason', reason,
                              'from', requested_from)
    from made
  )
  select id from made, lateral (select pg_notify('cryptorun', 'command')) as signal
$$;

revoke execute on function cryptorun.request_command(text, text, jsonb, text, text, text, interval) from public;

create view audit.commands as
select id, command, target, reason, requested_by, requested_from, requested_at, expires_at, applied_by, applied_at,
       outcome, before, after, arguments, message, claimed_by, claimed_at
from cryptorun.command;

comment on view audit.commands is 'One row per request of an operator.';
comment on column audit.commands.id is 'Number of the request.';
comment on column audit.commands.command is 'pause, resume, trigger, cancel, drain or undrain.';
comment on column audit.commands.target is 'Job, run or node it is meant for.';
comment on column audit.commands.reason is 'Why, in the words of whoever asked.';
comment on column audit.commands.requested_by is 'Who asked.';
comment on column audit.commands.requested_from is 'Machine it was asked from.';
comment on column audit.commands.requested_at is 'When it was asked (database clock).';
comment on column audit.commands.expires_at is 'After this it is not applied any more; null for never.';
comment on column audit.commands.applied_by is 'Node that settled it.';
comment on column audit.commands.applied_at is 'When it was settled; null while it waits.';
comment on column audit.commands.outcome is 'applied, refused, failed or expired; null while it waits.';
comment on column audit.commands.before is 'What it found.';
comment on column audit.commands.after is 'What it left.';
comment on column audit.commands.arguments is 'Particulars of the request.';
comment on column audit.commands.message is 'What came of it, in words.';
comment on column audit.commands.claimed_by is 'Node that took it on.';
comment on column audit.commands.claimed_at is 'When it was taken on.';
