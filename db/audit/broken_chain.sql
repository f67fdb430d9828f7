-- Events whose place, link or hash does not follow from the event before: none, unless somebody changed history.
select e.chain, e.position, e.kind, e.at
from (
  select v.*, lag(v.hash, 1, ''::bytea) over (partition by v.chain order by v.position) as hash_before,
         row_number() over (partition by v.chain order by v.position) as place
  from audit.events v) as e
where e.position <> e.place
   or e.prev_hash <> e.hash_before
   or e.hash <> sha256(e.prev_hash || convert_to(jsonb_build_array(
        e.chain, e.position, e.job, to_char(e.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        e.run_id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor, e.kind,
        e.detail)::text, 'UTF8'))
order by e.chain, e.position;
