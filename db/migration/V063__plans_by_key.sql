-- What happens with every firing goes by keys, and is to be planned so from the first call on: a plan that was made
-- while a table was empty, or known as empty, reads the whole table at every call until the next analyze.
alter function cryptorun.claim_on_time(text, text, timestamptz, text, bigint, timestamptz, timestamptz, text, text, text,
                                       double precision)
  set enable_seqscan = off set plan_cache_mode = force_generic_plan;
alter function cryptorun.publish_outcome(text, bigint, integer, text, bigint, text, text, text, text, integer, integer,
                                         integer, integer, text)
  set enable_seqscan = off set plan_cache_mode = force_generic_plan;
alter function cryptorun.chain_event() set enable_seqscan = off set plan_cache_mode = force_generic_plan;
