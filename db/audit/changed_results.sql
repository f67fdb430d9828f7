-- Do the rows that runs left still give the hashes that their publication carries? No row, unless one was changed.
-- Settings: ask.since (1 day ago).
select e.run_id, e.job, e.due_at, a.sha256 = e.detail ->> 'artifacts_sha256' as artifacts_as_published,
       g.sha256 = e.detail ->> 'gates_sha256' as gates_as_published,
       c.sha256 = e.detail ->> 'candidates_sha256' as candidates_as_published,
       s.sha256 = e.detail ->> 'state_sha256' as state_as_published
from audit.events e
cross join lateral (
  select encode(sha256(convert_to(coalesce(string_agg(
           jsonb_build_array(f.name, f.path, f.node, f.store, f.media_type, f.rows, f.bytes, f.sha256)::text, E'\n'
           order by f.name collate "C"), ''), 'UTF8')), 'hex') as sha256
  from audit.artifacts f
  where f.run_id = e.run_id) as a
cross join lateral (
  select encode(sha256(convert_to(coalesce(string_agg(
           jsonb_build_array(d.symbol, d.rank, d.gate, d.class, d.passed, d.code, d.value, d.threshold, d.op, d.margin,
                             d.source, d.age_seconds)::text, E'\n'
           order by d.symbol collate "C", d.gate collate "C"), ''), 'UTF8')), 'hex') as sha256
  from audit.gates d
  where d.run_id = e.run_id) as g
cross join lateral (
  select encode(sha256(convert_to(coalesce(string_agg(
           jsonb_build_array(f.symbol, f.rank, f.decision, f.reason, f.emitted, f.score, f.parts, f.venue,
                             f.sources)::text, E'\n'
           order by f.symbol collate "C"), ''), 'UTF8')), 'hex') as sha256
  from audit.candidates f
  where f.run_id = e.run_id) as c
cross join lateral (
  select encode(sha256(convert_to(coalesce(string_agg(l.line, E'\n' order by l.line collate "C"), ''), 'UTF8')),
                'hex') as sha256
  from audit.state_lines l
  where l.run_id = e.run_id) as s
where e.kind = 'published'
  and e.at >= coalesce(audit.asked('since')::timestamptz, now() - interval '1 day')
  and (a.sha256 is distinct from e.detail ->> 'artifacts_sha256'
       or g.sha256 is distinct from e.detail ->> 'gates_sha256'
       or c.sha256 <> e.detail ->> 'candidates_sha256'
       or s.sha256 <> e.detail ->> 'state_sha256')
order by e.at;
