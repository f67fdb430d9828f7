-- Every configuration that was ever run, by the hash of its two files; which one the daemons apply; and each
-- job's schedule, version after version.
create table cryptorun.config_version (
  sha256         text        not null primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  scheduler_yaml text        not null,
  venues_yaml    text        not null,
  stored_at      timestamptz not null default clock_timestamp()
);

create table cryptorun.applied_config (
  id         bigint      not null primary key generated always as identity,
  sha256     text        not null references cryptorun.config_version,
  applied_by text        not null,
  applied_at timestamptz not null default clock_timestamp()
);

create table cryptorun.schedule (
  id         bigint      not null primary key generated always as identity,
  job        text        not null,
  cron       text        not null,
  zone       text        not null,
  enabled    boolean     not null,
  config     text        not null,
  valid_from timestamptz not null default clock_timestamp(),
  valid_to   timestamptz,
  next_due   timestamptz
);

create unique index schedule_current on cryptorun.schedule (job) where valid_to is null;
