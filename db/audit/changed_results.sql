-- Publications whose artifact or gate rows no longer give the hash that their event carries: none, unless a row was changed.
select e.run_id, e.job, e.due_at
from audit.events e
where e.kind = 'published'
  and (e.detail ->> 'artifacts_sha256' <> (
         select encode(sha256(convert_to(coalesce(string_agg(
           jsonb_build_array(a.name, a.path, a.node, a.store, a.media_type, a.rows, a.bytes, a.sha256)::text, E'\n'
           order by a.name collate "C"), ''), 'UTF8')), 'hex')
         from audit.artifacts a
         where a.run_id = e.run_id)
    or e.detail ->> 'gates_sha256' <> (
         select encode(sha256(convert_to(coalesce(string_agg(
           jsonb_build_array(g.symbol, g.rank, g.gate, g.class, g.passed, g.code, g.value, g.threshold, g.op,
                             g.margin, g.source, g.age_seconds)::text, E'\n'
           order by g.symbol collate "C", g.gate collate "C"), ''), 'UTF8')), 'hex')
         from audit.gates g
         where g.run_id = e.run_id))
order by e.at;
