-- A drill may strike a node that is at work, whose process has to be found; and may strike one that has nothing under
-- way, where only the detection is measured.
alter table cryptorun.node_epoch add column pid bigint;

alter table cryptorun.drill alter column job drop not null, alter column due_at drop not null;

comment on view audit.drills is 'One row per failover that an operator made happen.';
comment on column audit.drills.job is 'Job of the run that the struck node had open; null where it had none.';
comment on column audit.drills.due_at is 'Slot of that run; null where there was none.';
