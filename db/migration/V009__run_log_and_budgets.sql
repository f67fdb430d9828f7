-- The lines a run logged, and the token buckets that all processes share.
create table cryptorun.run_log (
  run_id text        not null references cryptorun.attempt,
  line   integer     not null check (line between 1 and 2000),
  at     timestamptz not null,
  level  text        not null,
  text   text        not null,
  primary key (run_id, line)
);

create table cryptorun.bucket (
  id         text   not null primary key,
  state      bytea,
  expires_at bigint
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200,
        autovacuum_vacuum_cost_delay = 0);
