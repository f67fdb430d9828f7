-- Does each event follow from the one before? No row, unless history was changed.
-- Settings: ask.since (7 days ago; the first event since then is taken as it is).
select e.chain, e.position, e.kind, e.at, e.place_expected, e.prev_hash = e.hash_before as follows,
       e.hash = e.hash_computed as gives_its_hash
from (
  select v.chain, v.position, v.kind, v.at, v.prev_hash, v.hash,
         lag(v.hash, 1, v.prev_hash) over by_place as hash_before,
         first_value(v.position) over by_place + row_number() over by_place - 1 as place_expected,
         sha256(v.prev_hash || convert_to(jsonb_build_array(
           v.chain, v.position, v.job, to_char(v.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
           v.run_id, to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), v.actor, v.kind,
           v.detail)::text, 'UTF8')) as hash_computed
  from audit.events v
  where v.at >= coalesce(audit.asked('since')::timestamptz, now() - interval '7 days')
  window by_place as (partition by v.chain order by v.position)) as e
where e.position <> e.place_expected
   or e.prev_hash <> e.hash_before
   or e.hash <> e.hash_computed
order by e.chain, e.position;
