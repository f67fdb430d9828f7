-- What exchanges said and what jobs saw in passing. Observations stay even when the run that made them fails.

-- The newest answer about an item; the reader decides how old it may be.
create table cryptorun.observation (
  market      text        not null,
  venue       text        not null check (venue in ('kraken', 'okx', 'coinbase', 'binance')),
  kind        text        not null check (kind in ('tickers', 'stats', 'book', 'trades', 'settlements',
                                                   'open_interest_history')),
  item        text        not null,
  content     text        not null,
  received_at timestamptz not null,
  primary key (market, venue, kind, item)
) with (fillfactor = 50);

-- Depth of both sides within 2 % of mid, in dollars: the first valid book of each clock hour, by any job.
create table cryptorun.depth_sample (
  market      text             not null,
  symbol      text             not null,
  venue       text             not null check (venue in ('kraken', 'okx', 'coinbase', 'binance')),
  hour        timestamptz      not null,
  bid_usd     double precision not null,
  ask_usd     double precision not null,
  received_at timestamptz      not null,
  primary key (market, symbol, venue, hour)
);

-- Open interest in base units, one a clock hour, of exchanges that keep no history of it.
create table cryptorun.open_interest_sample (
  market      text             not null,
  venue       text             not null check (venue in ('kraken', 'okx', 'binance')),
  contract    text             not null,
  hour        timestamptz      not null,
  base        double precision not null,
  received_at timestamptz      not null,
  primary key (market, venue, contract, hour)
);

-- Evaluations of the conditions laid over the regime; a refresh of the regime is one of several occasions.
create table cryptorun.overlay_evaluation (
  id             bigint      not null primary key generated always as identity,
  market         text        not null,
  valid_at       timestamptz not null,
  job            text        not null,
  run_id         text        not null references cryptorun.attempt,
  overlay        text        check (overlay in ('risk_off', 'btc_driven')),
  triggers       text[]      not null,
  risk_off_until timestamptz
);

create index overlay_evaluation_newest on cryptorun.overlay_evaluation (market, valid_at);

create trigger append_only before update or delete or truncate on cryptorun.overlay_evaluation
  for each statement execute function cryptorun.refuse_change();

comment on column audit.gates.class is
  'What a failure means. Of a scan: mandatory, guard or advisory. Of a premove sweep: required, reported (the rule does not ask for it), or condition (one part of the gate named before the dot).';
