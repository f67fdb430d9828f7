-- Failovers that were made to happen, and what they took.
create table cryptorun.drill (
  id             bigint      not null primary key generated always as identity,
  at             timestamptz not null default clock_timestamp(),
  kind           text        not null check (kind in ('kill', 'freeze', 'partition')),
  node           text        not null,
  survivor       text,
  job            text        not null,
  due_at         timestamptz not null,
  detection_ms   bigint,
  takeover_ms    bigint,
  late_write     text        check (late_write in ('refused', 'none')),
  violations     integer     not null,
  requested_by   text        not null,
  requested_from text        not null
);

-- Writes a drill down, with its event.
create function cryptorun.record_drill(kind text, node text, survivor text, job text, due_at timestamptz,
                                       detection_ms bigint, takeover_ms bigint, late_write text, violations integer,
                                       requested_by text, requested_from text)
  returns bigint
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with made as (
    insert into cryptorun.drill (kind, node, survivor, job, due_at, detection_ms, takeover_ms, late_write, violations,
                                 requested_by, requested_from)
    values (record_drill.kind, record_drill.node, record_drill.survivor, record_drill.job, record_drill.due_at,
            record_drill.detection_ms, record_drill.takeover_ms, record_drill.late_write, record_drill.violations,
            record_drill.requested_by, record_drill.requested_from)
    returning *
  ), history as (
    insert into cryptorun.event (actor, kind, detail)
    select requested_by, 'drill',
           jsonb_build_object('id', id, 'kind', kind, 'node', node, 'survivor', survivor, 'job', job,
                              'detection_ms', detection_ms, 'takeover_ms', takeover_ms,
                              'violations', violations, 'from', requested_from)
    from made
  )
  select id from made
$$;

revoke execute on function cryptorun.record_drill(text, text, text, text, timestamptz, bigint, bigint, text, integer,
  text, text) from public;

create view audit.drills as
select id, at, kind, node, survivor, job, due_at, detection_ms, takeover_ms, late_write, violations, requested_by,
       requested_from
from cryptorun.drill;

comment on view audit.drills is 'One row per failover that an operator made happen on a pair set up for it.';
comment on column audit.drills.id is 'Number of the drill.';
comment on column audit.drills.at is 'When it was written down (database clock).';
comment on column audit.drills.kind is 'kill, freeze or partition.';
comment on column audit.drills.node is 'Node that was struck.';
comment on column audit.drills.survivor is 'Node that took over; null when none did in time.';
comment on column audit.drills.job is 'Job of the run that the struck node had open.';
comment on column audit.drills.due_at is 'Slot of that run.';
comment on column audit.drills.detection_ms is 'From the fault to the fencing of the struck node, by the database clock.';
comment on column audit.drills.takeover_ms is 'From the fault to the start of the slot''s next attempt, by the database clock.';
comment on column audit.drills.late_write is 'refused when the struck node came back and its late result was refused; none when it tried none.';
comment on column audit.drills.violations is 'Rows of audit.invariants afterwards.';
comment on column audit.drills.requested_by is 'Who asked.';
comment on column audit.drills.requested_from is 'Machine it was asked from.';
