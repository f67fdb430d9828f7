-- The line that a stage leaves in the log of its run also says which stage it was and how long it took.
alter table cryptorun.run_log
  add column stage   text,
  add column took_ms bigint check (took_ms >= 0),
  add check ((stage is null) = (took_ms is null));
