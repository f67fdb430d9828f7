package io.cryptorun.ledger.audit;

import io.cryptorun.ledger.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Whether the rows that publications speak of still give the hashes in their events, and the runs
/// still have the outcome.
final class PublishedRows {

  /// Gate rows that retention removed are no fault; they go by whole months, so either all of a
  /// run's are there or none. A transaction that recorded them has ended within the minute.
  private static final String DIFFERENT =
      """
      with published as (
        select e.position, e.run_id, e.at, e.detail
        from audit.events e
        where e.chain = :chain and e.position between :first and :last and e.kind = 'published'
      ), removed as (
        select coalesce(max(before), '-infinity') as before from audit.removals where subject = 'gates'
      ), compared as (
        select p.position, p.run_id,
               p.detail ->> 'artifacts_sha256' is distinct from (
                 select encode(sha256(convert_to(coalesce(string_agg(
                   jsonb_build_array(a.name, a.path, a.node, a.store, a.media_type, a.rows, a.bytes, a.sha256)::text,
                   E'\\n' order by a.name collate "C"), ''), 'UTF8')), 'hex')
                 from audit.artifacts a
                 where a.run_id = p.run_id) as artifacts,
               p.detail ->> 'gates_sha256' is distinct from g.sha256
                 and not (g.rows = 0 and p.at < removed.before + interval '1 minute') as gates,
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
      )
      select position, run_id, artifacts, gates, run, said, outcome
      from compared
      where artifacts or gates or run
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
