-- The health of the exchanges' hosts: what all processes saw of them, and what the health check made of it.

-- Calls by host and minute. Each process appends its calls to the row of the minute in which they ended; the four
-- arrays run in parallel, one element a call, so that a median, a percentile or a count of any 60 seconds is exact.
-- What a day may see at most is bounded by provider_day, so a row stays small.
create table cryptorun.provider_request (
  market      text        not null,
  provider    text        not null,
  minute      timestamptz not null,
  requests    integer     not null,
  failures    integer     not null,
  ended_us    integer[]   not null,
  latency_us  integer[]   not null,
  failed      boolean[]   not null,
  counted     boolean[]   not null,
  used_weight integer,
  weight_at   timestamptz,
  primary key (market, provider, minute)
) with (fillfactor = 50);

-- Calls by host and UTC day, for what is allowed in a day and in a month.
create table cryptorun.provider_day (
  market   text    not null,
  provider text    not null,
  day      date    not null,
  requests bigint  not null,
  primary key (market, provider, day)
) with (fillfactor = 50);

-- The present state of a host: one row that is overwritten, unlike everything else here. moved_at is null while its
-- circuit has never moved; minute_limit is what the host itself says it allows in a minute.
create table cryptorun.provider_state (
  market       text        not null,
  provider     text        not null,
  circuit      text        not null default 'CLOSED' check (circuit in ('CLOSED', 'OPEN', 'HALF_OPEN')),
  open_until   timestamptz,
  open_ms      bigint      not null default 0,
  successes    integer     not null default 0,
  moved_at     timestamptz,
  moved_by     text,
  minute_limit integer     check (minute_limit > 0),
  primary key (market, provider)
) with (fillfactor = 50);

-- What a health check found.
create table cryptorun.provider_check (
  id                bigint           not null primary key generated always as identity,
  at                timestamptz      not null,
  market            text             not null,
  provider          text             not null check (provider in ('kraken', 'okx', 'coinbase', 'binance')),
  position          smallint         not null,
  healthy           boolean          not null,
  reasons           text[]           not null,
  warnings          text[]           not null,
  response_time_ms  bigint           not null,
  error_rate        double precision not null,
  samples           integer          not null,
  latency_p99_ms    bigint,
  used              integer          not null,
  "limit"           integer          not null,
  usage             double precision not null,
  usage_source      text             not null check (usage_source in ('header', 'local')),
  daily_used        bigint           not null,
  daily_limit       bigint           not null,
  monthly_used      bigint           not null,
  monthly_limit     bigint           not null,
  circuit_state     text             not null check (circuit_state in ('CLOSED', 'OPEN', 'HALF_OPEN')),
  cache_ttl_seconds integer          not null,
  ttl_multiplier    smallint         not null check (ttl_multiplier in (1, 2)),
  fallback          text             check (fallback in ('kraken', 'okx', 'coinbase', 'binance')),
  run_id            text             not null references cryptorun.attempt,
  unique (run_id, provider)
);

create index provider_check_newest on cryptorun.provider_check (market, at);

create trigger append_only before update or delete or truncate on cryptorun.provider_check
  for each statement execute function cryptorun.refuse_change();

create view audit.providers as
select at, market, provider, healthy, reasons, response_time_ms, error_rate, used, "limit", usage, circuit_state,
       cache_ttl_seconds, fallback, run_id, warnings, samples, latency_p99_ms, usage_source, daily_used, daily_limit,
       monthly_used, monthly_limit
from cryptorun.provider_check;

comment on view audit.providers is 'One row per exchange and health check.';
comment on column audit.providers.at is 'Nominal time of the check.';
comment on column audit.providers.market is 'live, or sim: and the fingerprint of the simulated data.';
comment on column audit.providers.provider is 'The exchange.';
comment on column audit.providers.healthy is 'Whether data is read from it.';
comment on column audit.providers.reasons is 'Why it is not healthy; empty when it is.';
comment on column audit.providers.response_time_ms is 'Median of the probe and of the real calls of five minutes.';
comment on column audit.providers.error_rate is 'Share of failed calls within fifteen minutes, 0 to 1.';
comment on column audit.providers.used is 'Calls or weight used of the current minute.';
comment on column audit.providers."limit" is 'What the exchange allows in a minute.';
comment on column audit.providers.usage is '100 * used / limit, neither rounded nor capped.';
comment on column audit.providers.circuit_state is 'CLOSED, OPEN or HALF_OPEN.';
comment on column audit.providers.cache_ttl_seconds is 'How long its answers are reused by the checking job''s ttl; doubled while degraded.';
comment on column audit.providers.fallback is 'The exchange that stands in for it; null for none.';
comment on column audit.providers.run_id is 'Run of the check.';
comment on column audit.providers.warnings is 'Signs of trouble that do not make it unhealthy.';
comment on column audit.providers.samples is 'Calls that error_rate counts.';
comment on column audit.providers.latency_p99_ms is '99th percentile of the calls of fifteen minutes; null without calls.';
comment on column audit.providers.usage_source is 'header when the exchange told it, local when calls were counted here.';
comment on column audit.providers.daily_used is 'Calls since midnight UTC, of all processes.';
comment on column audit.providers.daily_limit is 'Calls allowed in a UTC day.';
comment on column audit.providers.monthly_used is 'Calls since the first of the month, UTC.';
comment on column audit.providers.monthly_limit is 'Calls allowed in a UTC month.';
