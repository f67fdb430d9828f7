-- What a run found out about each coin it looked at, beside its gates: what it decided, by which score, made of
-- what, from which venues. With it a run can be explained, and compared with another, when its files are gone.
create table cryptorun.candidate (
  run_id   text             not null,
  job      text             not null,
  due_at   timestamptz      not null,
  symbol   text             not null,
  rank     integer,
  decision text             not null check (decision in ('enter', 'watch', 'reject', 'alert', 'skipped')),
  reason   text             not null,
  emitted  boolean          not null,
  score    double precision,
  parts    jsonb,
  venue    text             check (venue in ('kraken', 'okx', 'coinbase', 'binance')),
  sources  text[]           not null,
  primary key (run_id, symbol),
  check ((decision = 'skipped') = (rank is null))
);

create index candidate_symbol on cryptorun.candidate (symbol, job, due_at);

create trigger append_only before update or delete or truncate on cryptorun.candidate
  for each statement execute function cryptorun.refuse_change();

create view audit.candidates as
select run_id, job, due_at, symbol, rank, decision, reason, emitted, score, parts, venue, sources
from cryptorun.candidate;

comment on view audit.candidates is 'One row per coin that a run selected; its gates are in audit.gates.';
comment on column audit.candidates.run_id is 'Run that decided.';
comment on column audit.candidates.job is 'Name of the job.';
comment on column audit.candidates.due_at is 'Nominal time of the run.';
comment on column audit.candidates.symbol is 'Coin, such as BTC/USD.';
comment on column audit.candidates.rank is 'Place in the ranking of the run, from 1; null for a coin that was skipped.';
comment on column audit.candidates.decision is 'Of a scan: enter, watch or reject; of a premove sweep: alert or reject; skipped where the coin could not be evaluated.';
comment on column audit.candidates.reason is 'Code of what decided; several joined by a semicolon; ALERT where nothing stood against an alert.';
comment on column audit.candidates.emitted is 'Whether it is a row of the published file.';
comment on column audit.candidates.score is 'Score, 0 to 100, unrounded; null where there is none.';
comment on column audit.candidates.parts is 'By factor: raw (before overlap is removed), score (after it), weight, contribution (weight times score), imputed.';
comment on column audit.candidates.venue is 'Exchange it was judged on; null where none had candles and a valid fresh book.';
comment on column audit.candidates.sources is 'What went into it, as venue:kind.';

-- Which runs there were, newest first, of all jobs.
create index attempt_started on cryptorun.attempt (started_at, run_id);
