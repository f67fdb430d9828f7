package io.cryptorun.ledger.audit;

import io.cryptorun.ledger.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Rows that no hash covers but of which events tell: what operators asked for and what came of it,
/// which nodes registered, and who began each run. Each is held against its event.
final class AccountedRows {

  private static final String REQUESTS =
      """
      select e.chain, e.position, null::text as run_id,
             format('request %s, %s of %s: its row is not what was asked for, or is gone',
               e.detail ->> 'id', e.detail ->> 'command', e.detail ->> 'target') as detail
      from audit.events e
      left join audit.commands c on c.id = (e.detail ->> 'id')::bigint
      where e.chain = 'cluster' and e.kind = 'command_requested'
        and (:chain::text is null or :chain = 'cluster') and e.at >= coalesce(:since::timestamptz, '-infinity')
        and (c.command, c.target, c.reason, c.requested_by, c.requested_from) is distinct from
            (e.detail ->> 'command', e.detail ->> 'target', e.detail ->> 'reason', e.actor, e.detail ->> 'from')
      order by e.position
      """;

  private static final String OUTCOMES =
      """
      select e.chain, e.position, null::text as run_id,
             format('request %s was %s by %s; its row says otherwise', e.detail ->> 'id', substr(e.kind, 9), e.actor)
               as detail
      from audit.events e
      join audit.commands c on c.id = (e.detail ->> 'id')::bigint
      where e.chain = 'cluster' and e.kind in ('command_applied', 'command_refused', 'command_failed')
        and (:chain::text is null or :chain = 'cluster') and e.at >= coalesce(:since::timestamptz, '-infinity')
        and (c.outcome, c.applied_by, c.message) is distinct from
            (substr(e.kind, 9), e.actor, e.detail ->> 'message')
      order by e.position
      """;

  private static final String UNASKED =
      """
      select 'cluster' as chain, null::bigint as position, null::text as run_id,
             format('request %s, %s of %s, was never asked for', c.id, c.command, c.target) as detail
      from audit.commands c
      left join audit.chains k on k.chain = 'cluster'
      where (:chain::text is null or :chain = 'cluster')
        and c.requested_at > greatest(k.anchor_event_at, :since::timestamptz, '-infinity')
        and not exists (
          select
          from audit.events e
          where e.chain = 'cluster' and e.kind = 'command_requested' and (e.detail ->> 'id')::bigint = c.id)
      order by c.id
      """;

  private static final String REGISTRATIONS =
      """
      select e.chain, e.position, null::text as run_id,
             format('registration %s of %s: its row is not what joined, or is gone', e.detail ->> 'epoch',
               e.detail ->> 'node') as detail
      from audit.events e
      left join audit.nodes n on n.epoch = (e.detail ->> 'epoch')::bigint
      where e.chain = 'cluster' and e.kind = 'joined'
        and (:chain::text is null or :chain = 'cluster') and e.at >= coalesce(:since::timestamptz, '-infinity')
        and (n.node, n.host, n.market, n.version) is distinct from
            (e.detail ->> 'node', e.detail ->> 'host', e.detail ->> 'market', e.detail ->> 'version')
      order by e.position
      """;

  private static final String RUNS =
      """
      select e.chain, e.position, e.run_id,
             format('%s began it, attempt %s; its row says otherwise, or is gone', e.actor, e.detail ->> 'attempt')
               as detail
      from audit.events e
      left join audit.runs r on r.run_id = e.run_id
      where e.kind = 'claimed'
        and (:chain::text is null or e.chain = :chain) and e.at >= coalesce(:since::timestamptz, '-infinity')
        and (r.job, r.due_at, r.kind, r.node, r.epoch::text, r.attempt::text) is distinct from
            (e.job, e.due_at, e.detail ->> 'kind', e.actor, e.detail ->> 'epoch', e.detail ->> 'attempt')
      order by e.chain, e.position
      """;

  private final Database database;

  AccountedRows(Database database) {
    this.database = database;
  }

  /// A row that is not what its event tells.
  record Found(String chain, @Nullable Long position, @Nullable String runId, String detail) {}

  void check(Scope scope, Faults faults) {
    find(REQUESTS, scope, Fault.Kind.CHANGED_COMMAND, faults);
    find(OUTCOMES, scope, Fault.Kind.CHANGED_COMMAND, faults);
    find(UNASKED, scope, Fault.Kind.UNACCOUNTED_COMMAND, faults);
    find(REGISTRATIONS, scope, Fault.Kind.CHANGED_NODE, faults);
    find(RUNS, scope, Fault.Kind.CHANGED_RUN, faults);
  }

  private void find(String query, Scope scope, Fault.Kind kind, Faults faults) {
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
                new Fault(kind, found.chain(), found.position(), found.runId(), found.detail())));
  }
}
