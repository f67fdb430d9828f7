-- What runs leave for later runs. Rows are added, never replaced: the current value is the newest one a run may
-- read, and each names its market, so that a simulated market and the live one never meet.
create table cryptorun.market (
  id          bigint      not null primary key generated always as identity,
  market      text        not null check (market = 'live' or market like 'sim:%'),
  url         text,
  fingerprint text,
  seen_at     timestamptz not null default clock_timestamp(),
  check ((market = 'live') = (fingerprint is null))
);

create table cryptorun.universe_snapshot (
  market    text        not null,
  day       date        not null,
  valid_at  timestamptz not null,
  job       text        not null,
  run_id    text        not null references cryptorun.attempt,
  sha256    text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content   text        not null,
  stored_at timestamptz not null default now(),
  primary key (market, day)
);

create table cryptorun.depeg (
  id          bigint      not null primary key generated always as identity,
  market      text        not null,
  quote       text        not null,
  valid_at    timestamptz not null,
  job         text        not null,
  run_id      text        not null references cryptorun.attempt,
  depeg_until timestamptz not null
);

create index depeg_newest on cryptorun.depeg (market, quote, valid_at);

create table cryptorun.candle (
  market       text             not null,
  venue        text             not null check (venue in ('kraken', 'okx', 'coinbase', 'binance')),
  instrument   text             not null,
  interval     text             not null check (interval in ('hour', 'day')),
  open_time    timestamptz      not null,
  open         double precision not null,
  high         double precision not null,
  low          double precision not null,
  close        double precision not null,
  volume       double precision not null,
  quote_volume double precision not null,
  filled       boolean          not null,
  primary key (market, venue, instrument, interval, open_time)
);

create table cryptorun.trigger_state (
  id       bigint           not null primary key generated always as identity,
  market   text             not null,
  job      text             not null,
  symbol   text             not null,
  valid_at timestamptz      not null,
  run_id   text             not null references cryptorun.attempt,
  bar      timestamptz,
  price    double precision,
  venue    text             check (venue in ('kraken', 'okx', 'coinbase', 'binance')),
  check (num_nulls(bar, price, venue) in (0, 3))
);

create index trigger_state_newest on cryptorun.trigger_state (market, job, symbol, valid_at);

create table cryptorun.regime_history (
  id              bigint           not null primary key generated always as identity,
  at              timestamptz      not null,
  market          text             not null,
  regime          text             not null check (regime in ('calm', 'normal', 'volatile')),
  overlay         text             check (overlay in ('risk_off', 'btc_driven')),
  confidence      double precision not null,
  realized_vol_7d double precision,
  pct_above_20ma  double precision,
  breadth_thrust  double precision,
  vol_vote        text,
  ma_vote         text,
  breadth_vote    text,
  weights         jsonb            not null,
  valid_until     timestamptz      not null,
  run_id          text             not null references cryptorun.attempt
);

create index regime_history_newest on cryptorun.regime_history (market, at);

create trigger append_only before update or delete or truncate on cryptorun.regime_history
  for each statement execute function cryptorun.refuse_change();
