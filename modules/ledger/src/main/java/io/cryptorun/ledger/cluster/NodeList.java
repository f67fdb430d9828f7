package io.cryptorun.ledger.cluster;

import io.cryptorun.ledger.Database;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Questions about nodes.
public final class NodeList {

  private static final String NEWEST_OF_EACH =
      """
      select node, epoch, state, kind,
             case when state in ('active', 'draining')
                  then not pg_try_advisory_xact_lock_shared(7201, num) else false end as alive,
             host, version, market, started_at, last_seen, clock_skew_ms, drift,
             round(1000 * extract(epoch from clock_timestamp() - last_seen))::bigint as seen_ago_ms,
             (select count(*) from audit.runs r where r.epoch = newest.epoch and r.outcome = 'running') as running,
             (select count(*) from audit.runs r
              where r.node = newest.node and r.kind <> 'replay'
                and r.started_at > clock_timestamp() - interval '24 h') as fired24h,
             (select count(*) from audit.runs r
              where r.node = newest.node and r.recovered_from is not null
                and r.started_at > clock_timestamp() - interval '24 h') as recovered24h
      from (
        select distinct on (node) *
        from audit.nodes
        where kind = 'daemon' or state in ('active', 'draining')
        order by node, epoch desc) as newest
      order by kind desc, node
      """;

  private final Database database;

  public NodeList(Database database) {
    this.database = database;
  }

  /// The newest registration of every daemon, and of the commands that are at work.
  public List<NodeRow> newestOfEach() {
    return database.read(handle ->
        handle.createQuery(NEWEST_OF_EACH).map(ConstructorMapper.of(NodeRow.class)).list());
  }
}
