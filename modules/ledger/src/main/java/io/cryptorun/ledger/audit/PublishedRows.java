package io.cryptorun.ledger.audit;

import io.cryptorun.ledger.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Whether the rows that publications speak of still give the hashes in their events, and the runs
/// still have the outcome.
final class PublishedRows {

  /// Rows that retention removed are no fault; what belongs to a run goes as a whole, so either all
  /// of it is there or nothing. Gates go by the time of the transaction that recorded them, which
  /// has ended within the minute; coins by the start of their run; checks by its nominal time. What
  /// was published before a hash was kept of it carries none, and is believed.
  private static final String DIFFERENT =
      """
      with published as (
        select e.position, e.run_id, e.at, e.detail
        from audit.events e
        where e.chain = :chain and e.position between :first and :last and e.kind = 'published'
      ), removed as (
        select coalesce(max(before) filter (where subject = 'gates'), '-infinity') + interval '1 minute' as gates,
               coalesce(max(before) filter (where subject = 'candidates'), '-infinity') as candidates,
               coalesce(max(before) filter (where subject = 'provider_checks'), '-infinity') as checks
        from audit.removals
      ), compared as (
        select p.position, p.run_id,
               p.detail ->> 'artifacts_sha256' is distinct from (
                 select encode(sha256(convert_to(coalesce(string_agg(
                   jsonb_build_array(a.name, a.path, a.node, a.store, a.media_type, a.rows, a.bytes, a.sha256)::text,
                   E'\\n' order by a.name collate "C"), ''), 'UTF8')), 'hex')
                 from audit.artifacts a
                 where a.run_id = p.run_id) as artifacts,
               p.detail ->> 'gates_sha256' is distinct from g.sha256
                 and not (g.rows = 0 and p.at < removed.gates) as gates,
               p.detail ->> 'candidates_sha256' <> c.sha256
                 and not (c.rows = 0 and r.started_at < removed.candidates) as candidates,
               p.detail ->> 'state_sha256' <> s.sha256
                 and not (s.rows = 0 and p.detail ->> 'regimes' = '0' and r.due_at < removed.checks) as state,
               p.detail ->> 'outcome' is distinct from r.outcome as run,
               p.detail ->> 'outcome' as said, r.outcome
        from published p
        cross join removed
        left join audit.runs r on r.run_id = p.run_id
        cross join lateral (
          select count(*) as rows,
                 encode(sha256(convert_to(coalesce(string_agg(
                   jsonb_build_array(d.symbol, d.rank, d.gate, d.class, d.passed, d.code, d.value, d.threshold, d.op,
                                     d.margin, d.source, d.age_seconds)::text,
                   E'\\n' order by d.symbol collate "C", d.gate collate "C"), ''), 'UTF8')), 'hex') as sha256
          from audit.gates d
          where d.run_id = p.run_id) as g
        cross join lateral (
          select count(*) as rows,
                 encode(sha256(convert_to(coalesce(string_agg(
                   jsonb_build_array(f.symbol, f.rank, f.decision, f.reason, f.emitted, f.score, f.parts, f.venue,
                                     f.sources)::text,
                   E'\\n' order by f.symbol collate "C"), ''), 'UTF8')), 'hex') as sha256
          from audit.candidates f
          where f.run_id = p.run_id) as c
        cross join lateral (
          select count(*) as rows,
                 encode(sha256(convert_to(coalesce(string_agg(
                   l.line, E'\\n' order by l.line collate "C"), ''), 'UTF8')), 'hex') as sha256
          from audit.state_lines l
          where l.run_id = p.run_id) as s
      )
      select position, run_id, artifacts, gates, coalesce(candidates, false) as candidates,
             coalesce(state, false) as state, run, said, outcome
      from compared
      where artifacts or gates or candidates or state or run
      order by position
      """;

  private final Database database;

  PublishedRows(Database database) {
    this.database = database;
  }

  /// A publication whose rows are not what they were.
  record Difference(
      long position,
      String runId,
      boolean artifacts,
      boolean gates,
      boolean candidates,
      boolean state,
      boolean run,
      @Nullable String said,
      @Nullable String outcome) {}

  /// Compares the publications among some events of a chain.
  void check(String chain, long first, long last, Faults faults) {
    var differences =
        database.read(handle ->
            handle
                .createQuery(DIFFERENT)
                .bind("chain", chain)
                .bind("first", first)
                .bind("last", last)
                .map(ConstructorMapper.of(Difference.class))
                .list());
    for (var difference : differences) {
      tell(chain, difference, faults);
    }
  }

  private static void tell(String chain, Difference of, Faults faults) {
    if (of.artifacts()) {
      faults.add(
          fault(
              Fault.Kind.CHANGED_ARTIFACTS, chain, of, "its rows of artifacts give another hash"));
    }
    if (of.gates()) {
      faults.add(
          fault(Fault.Kind.CHANGED_GATES, chain, of, "its gate decisions give another hash"));
    }
    if (of.candidates()) {
      faults.add(
          fault(Fault.Kind.CHANGED_CANDIDATES, chain, of, "its rows of coins give another hash"));
    }
    if (of.state()) {
      faults.add(
          fault(
              Fault.Kind.CHANGED_STATE,
              chain,
              of,
              "its regime or its health checks give another hash"));
    }
    if (of.run()) {
      var detail =
          of.outcome() == null
              ? "the run is gone"
              : "the run says %s; it was published as %s".formatted(of.outcome(), of.said());
      faults.add(fault(Fault.Kind.CHANGED_RUN, chain, of, detail));
    }
  }

  private static Fault fault(Fault.Kind kind, String chain, Difference of, String detail) {
    return new Fault(kind, chain, of.position(), of.runId(), detail);
  }
}
