package io.cryptorun.ledger.audit;

import io.cryptorun.ledger.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Rows of results that somebody added: their run was never published. What is older than the
/// anchor of its chain cannot be told, because its events are gone.
final class UnaccountedRows {

  private static final String ARTIFACTS =
      """
      select a.job as chain, a.run_id, count(*) as rows
      from audit.artifacts a
      left join audit.chains c on c.chain = a.job
      where (:chain::text is null or a.job = :chain)
        and a.published_at > greatest(c.anchor_event_at, :since::timestamptz, '-infinity')
        and not exists (select from audit.events e where e.run_id = a.run_id and e.kind = 'published')
      group by a.job, a.run_id
      order by a.job, a.run_id
      """;

  private static final String GATES =
      """
      select g.job as chain, g.run_id, count(*) as rows
      from audit.gates g
      left join audit.chains c on c.chain = g.job
      where (:chain::text is null or g.job = :chain)
        and g.recorded_at > greatest(c.anchor_event_at, :since::timestamptz, '-infinity')
        and not exists (select from audit.events e where e.run_id = g.run_id and e.kind = 'published')
      group by g.job, g.run_id
      order by g.job, g.run_id
      """;

  private static final String CANDIDATES =
      """
      select f.job as chain, f.run_id, count(*) as rows
      from audit.candidates f
      left join audit.runs r on r.run_id = f.run_id
      left join audit.chains c on c.chain = f.job
      where (:chain::text is null or f.job = :chain)
        and coalesce(r.finished_at, 'infinity') > greatest(c.anchor_event_at, :since::timestamptz, '-infinity')
        and not exists (select from audit.events e where e.run_id = f.run_id and e.kind = 'published')
      group by f.job, f.run_id
      order by f.job, f.run_id
      """;

  private static final String STATE =
      """
      select r.job as chain, l.run_id, count(*) as rows
      from audit.state_lines l
      join audit.runs r on r.run_id = l.run_id
      left join audit.chains c on c.chain = r.job
      where (:chain::text is null or r.job = :chain)
        and coalesce(r.finished_at, 'infinity') > greatest(c.anchor_event_at, :since::timestamptz, '-infinity')
        and not exists (select from audit.events e where e.run_id = l.run_id and e.kind = 'published')
      group by r.job, l.run_id
      order by r.job, l.run_id
      """;

  private final Database database;

  UnaccountedRows(Database database) {
    this.database = database;
  }

  /// Rows of one run.
  record Found(String chain, String runId, long rows) {}

  void check(Scope scope, Faults faults) {
    find(ARTIFACTS, scope, Fault.Kind.UNACCOUNTED_ARTIFACTS, "artifacts", faults);
    find(GATES, scope, Fault.Kind.UNACCOUNTED_GATES, "gate decisions", faults);
    find(CANDIDATES, scope, Fault.Kind.UNACCOUNTED_CANDIDATES, "coins", faults);
    find(STATE, scope, Fault.Kind.UNACCOUNTED_STATE, "regimes or health checks", faults);
  }

  private void find(String query, Scope scope, Fault.Kind kind, String what, Faults faults) {
    database
        .read(handle ->
            handle
                .createQuery(query)
                .bind("chain", scope.chain())
                .bind("since", scope.since())
                .map(ConstructorMapper.of(Found.class))
                .list())
        .forEach(found ->
            faults.add(
                new Fault(kind, found.chain(), noPosition(), found.runId(), told(found, what))));
  }

  private static @Nullable Long noPosition() {
    return null;
  }

  private static String told(Found found, String what) {
    return "%d %s of a run that was not published".formatted(found.rows(), what);
  }
}
