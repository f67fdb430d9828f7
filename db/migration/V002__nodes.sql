-- Who may claim and publish: a node is a name with a number (its advisory lock is (7201, num)); each
-- registration gives it a new epoch, and only the epoch that is still active may write results.
create schema if not exists cryptorun;
comment on schema cryptorun is 'State of the scheduler and the scanner. Read it through the views of schema audit.';

create table cryptorun.node (
  id         text        not null primary key,
  num        integer     not null generated always as identity unique,
  kind       text        not null check (kind in ('daemon', 'cli', 'replay')),
  created_at timestamptz not null default clock_timestamp()
);

create sequence cryptorun.epoch;

create table cryptorun.node_epoch (
  epoch         bigint      not null primary key default nextval('cryptorun.epoch'),
  node          text        not null references cryptorun.node (id),
  state         text        not null check (state in ('active', 'draining', 'left', 'fenced')),
  host          text        not null,
  version       text        not null,
  market        text        not null check (market = 'live' or market like 'sim:%'),
  clock_skew_ms bigint,
  started_at    timestamptz not null default clock_timestamp(),
  ended_at      timestamptz,
  check ((ended_at is null) = (state in ('active', 'draining')))
);

create unique index node_epoch_open on cryptorun.node_epoch (node) where state in ('active', 'draining');
