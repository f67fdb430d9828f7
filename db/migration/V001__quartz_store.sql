-- The tables of Quartz's JDBC job store, as version 2.5.2 reads and writes them. Nothing is dropped, and only
-- the indexes that a schedule of a few dozen triggers can use are made: every further index on qrtz_triggers
-- would be rewritten three times a firing.
create schema quartz;
comment on schema quartz is 'Job store of the clustered scheduler; written by Quartz alone.';

create table quartz.qrtz_job_details (
  sched_name        varchar(120) not null,
  job_name          varchar(200) not null,
  job_group         varchar(200) not null,
  description       varchar(250),
  job_class_name    varchar(250) not null,
  is_durable        boolean      not null,
  is_nonconcurrent  boolean      not null,
  is_update_data    boolean      not null,
  requests_recovery boolean      not null,
  job_data          bytea,
  primary key (sched_name, job_name, job_group)
);

create table quartz.qrtz_triggers (
  sched_name     varchar(120) not null,
  trigger_name   varchar(200) not null,
  trigger_group  varchar(200) not null,
  job_name       varchar(200) not null,
  job_group      varchar(200) not null,
  description    varchar(250),
  next_fire_time bigint,
  prev_fire_time bigint,
  priority       integer,
  trigger_state  varchar(16)  not null,
  trigger_type   varchar(8)   not null,
  start_time     bigint       not null,
  end_time       bigint,
  calendar_name  varchar(200),
  misfire_instr  smallint,
  job_data       bytea,
  primary key (sched_name, trigger_name, trigger_group),
  foreign key (sched_name, job_name, job_group)
    references quartz.qrtz_job_details (sched_name, job_name, job_group)
) with (fillfactor = 50);

create index qrtz_triggers_job on quartz.qrtz_triggers (sched_name, job_name, job_group);
create index qrtz_triggers_due on quartz.qrtz_triggers (sched_name, trigger_state, next_fire_time);

create table quartz.qrtz_simple_triggers (
  sched_name      varchar(120) not null,
  trigger_name    varchar(200) not null,
  trigger_group   varchar(200) not null,
  repeat_count    bigint       not null,
  repeat_interval bigint       not null,
  times_triggered bigint       not null,
  primary key (sched_name, trigger_name, trigger_group),
  foreign key (sched_name, trigger_name, trigger_group)
    references quartz.qrtz_triggers (sched_name, trigger_name, trigger_group)
);

create table quartz.qrtz_cron_triggers (
  sched_name      varchar(120) not null,
  trigger_name    varchar(200) not null,
  trigger_group   varchar(200) not null,
  cron_expression varchar(120) not null,
  time_zone_id    varchar(80),
  primary key (sched_name, trigger_name, trigger_group),
  foreign key (sched_name, trigger_name, trigger_group)
    references quartz.qrtz_triggers (sched_name, trigger_name, trigger_group)
);

-- Unused by this schedule, but Quartz deletes from them whenever it deletes a trigger.
create table quartz.qrtz_simprop_triggers (
  sched_name    varchar(120) not null,
  trigger_name  varchar(200) not null,
  trigger_group varchar(200) not null,
  str_prop_1    varchar(512),
  str_prop_2    varchar(512),
  str_prop_3    varchar(512),
  int_prop_1    integer,
  int_prop_2    integer,
  long_prop_1   bigint,
  long_prop_2   bigint,
  dec_prop_1    numeric(13, 4),
  dec_prop_2    numeric(13, 4),
  bool_prop_1   boolean,
  bool_prop_2   boolean,
  primary key (sched_name, trigger_name, trigger_group),
  foreign key (sched_name, trigger_name, trigger_group)
    references quartz.qrtz_triggers (sched_name, trigger_name, trigger_group)
);

create table quartz.qrtz_blob_triggers (
  sched_name    varchar(120) not null,
  trigger_name  varchar(200) not null,
  trigger_group varchar(200) not null,
  blob_data     bytea,
  primary key (sched_name, trigger_name, trigger_group),
  foreign key (sched_name, trigger_name, trigger_group)
    references quartz.qrtz_triggers (sched_name, trigger_name, trigger_group)
);

create table quartz.qrtz_calendars (
  sched_name    varchar(120) not null,
  calendar_name varchar(200) not null,
  calendar      bytea        not null,
  primary key (sched_name, calendar_name)
);

create table quartz.qrtz_paused_trigger_grps (
  sched_name    varchar(120) not null,
  trigger_group varchar(200) not null,
  primary key (sched_name, trigger_group)
);

create table quartz.qrtz_fired_triggers (
  sched_name        varchar(120) not null,
  entry_id          varchar(95)  not null,
  trigger_name      varchar(200) not null,
  trigger_group     varchar(200) not null,
  instance_name     varchar(200) not null,
  fired_time        bigint       not null,
  sched_time        bigint       not null,
  priority          integer      not null,
  state             varchar(16)  not null,
  job_name          varchar(200),
  job_group         varchar(200),
  is_nonconcurrent  boolean,
  requests_recovery boolean,
  primary key (sched_name, entry_id)
) with (fillfactor = 50);

create index qrtz_fired_triggers_instance on quartz.qrtz_fired_triggers (sched_name, instance_name);

create table quartz.qrtz_scheduler_state (
  sched_name        varchar(120) not null,
  instance_name     varchar(200) not null,
  last_checkin_time bigint       not null,
  checkin_interval  bigint       not null,
  primary key (sched_name, instance_name)
) with (fillfactor = 50);

create table quartz.qrtz_locks (
  sched_name varchar(120) not null,
  lock_name  varchar(40)  not null,
  primary key (sched_name, lock_name)
) with (fillfactor = 50);

-- Two nodes that start together would otherwise race to insert the rows that serialise them.
insert into quartz.qrtz_locks (sched_name, lock_name)
values ('cryptorun', 'TRIGGER_ACCESS'), ('cryptorun', 'STATE_ACCESS');

-- Small tables with an update for every step of every firing: vacuum them by count, not by share.
do $$
declare
  hot text;
begin
  foreach hot in array array['qrtz_triggers', 'qrtz_fired_triggers', 'qrtz_scheduler_state', 'qrtz_locks'] loop
    execute format(
      'alter table quartz.%I set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200, '
      'autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 500)',
      hot);
  end loop;
end $$;
