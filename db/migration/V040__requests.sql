-- Two more things an operator may ask for, and what makes a request that is applied twice count once: a pause
-- remembers the request that began it and the one that ended it, a slot who asked for it and what it does again.
alter table cryptorun.command
  drop constraint command_command_check,
  add constraint command_command_check check (command in
    ('pause', 'resume', 'trigger', 'cancel', 'retry', 'drain', 'undrain', 'unstick'));

alter table cryptorun.pause
  add column command_id       bigint unique references cryptorun.command,
  add column ended_command_id bigint unique references cryptorun.command;

alter table cryptorun.slot
  add column requested_by text,
  add column retry_of     text references cryptorun.attempt;

comment on column audit.commands.command is 'pause, resume, trigger, cancel, retry, drain, undrain or unstick.';
comment on column audit.commands.target is 'Job, run, node or trigger it is meant for.';

-- The shared schedule as it stands in the job store.
create view audit.triggers as
select t.trigger_group, t.trigger_name, t.job_name as job, t.trigger_state as state,
       to_timestamp(nullif(greatest(t.next_fire_time, 0), 0) / 1000.0) as next_fire,
       to_timestamp(nullif(greatest(t.prev_fire_time, 0), 0) / 1000.0) as previous_fire,
       (t.trigger_state = 'ERROR' and t.next_fire_time > 0)
         or (t.trigger_state in ('ACQUIRED', 'BLOCKED', 'PAUSED_BLOCKED', 'COMPLETE')
             and not exists (
               select
               from quartz.qrtz_fired_triggers f
               where f.sched_name = t.sched_name
                 and case when t.trigger_state in ('BLOCKED', 'PAUSED_BLOCKED')
                          then f.job_name = t.job_name and f.job_group = t.job_group
                          else f.trigger_name = t.trigger_name and f.trigger_group = t.trigger_group end)) as stuck
from quartz.qrtz_triggers t;

comment on view audit.triggers is 'One row per trigger of the job store.';
comment on column audit.triggers.trigger_group is 'workflow for the schedules, request for single deliveries.';
comment on column audit.triggers.trigger_name is 'The job, or the delivery.';
comment on column audit.triggers.job is 'Job it fires.';
comment on column audit.triggers.state is 'State in the job store: WAITING, ACQUIRED, PAUSED, BLOCKED, PAUSED_BLOCKED, COMPLETE or ERROR.';
comment on column audit.triggers.next_fire is 'When it fires next; null for never.';
comment on column audit.triggers.previous_fire is 'When it fired last; null for never.';
comment on column audit.triggers.stuck is 'Whether nothing would ever lead out of its state.';
