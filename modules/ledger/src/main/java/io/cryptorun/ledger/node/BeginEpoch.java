package io.cryptorun.ledger.node;

import io.cryptorun.ledger.NodeEpoch;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The transaction that registers a node which already holds its lock. Registrations wait for each
/// other, so that two daemons of different markets cannot slip in side by side.
final class BeginEpoch {

  private static final String ONE_AT_A_TIME =
      """
      select pg_advisory_xact_lock(7203, 0)
      """;

  /// A daemon counts while its session holds its lock; one that was killed does not, whatever its
  /// row says.
  private static final String DAEMON_OF_ANOTHER_MARKET =
      """
      select e.node, e.market
      from cryptorun.node_epoch e
      join cryptorun.node n on n.id = e.node
      where e.state in ('active', 'draining')
        and n.kind = 'daemon'
        and e.node <> :id
        and e.market <> :market
        and not pg_try_advisory_xact_lock_shared(7201, n.num)
      order by e.epoch
      limit 1
      """;

  private static final String END_FORMER =
      """
      select cryptorun.close_epoch(epoch, 'fenced', node)
      from cryptorun.node_epoch
      where node = :id and state in ('active', 'draining')
      """;

  private static final String BEGIN =
      """
      with begun as (
        insert into cryptorun.node_epoch (node, state, host, version, market, clock_skew_ms, pid)
        values (:id, 'active', :host, :version, :market, :clockSkewMillis, :pid)
        returning epoch, node, host, version, market
      ), history as (
        insert into cryptorun.event (actor, kind, detail)
        select node, 'joined',
               jsonb_build_object('node', node, 'epoch', epoch, 'host', host, 'version', version,
                                  'market', market)
        from begun
      )
      select epoch from begun
      """;

  /// The answer.
  sealed interface Begun {
    record Epoch(NodeEpoch node) implements Begun {}

    record Refused(Joining.MarketDiffers because) implements Begun {}
  }

  private final Handle handle;
  private final NodeSpec spec;

  BeginEpoch(Handle handle, NodeSpec spec) {
    this.handle = handle;
    this.spec = spec;
  }

  Begun decide() {
    handle.createQuery(ONE_AT_A_TIME).mapTo(String.class).one();
    var other =
        spec.kind() == NodeKind.REPLAY ? Optional.<Joining.MarketDiffers>empty() : otherMarket();
    if (other.isPresent()) {
      return new Begun.Refused(other.get());
    }
    handle.createQuery(END_FORMER).bind("id", spec.id()).mapTo(Integer.class).list();
    long epoch =
        handle
            .createQuery(BEGIN)
            .bindMethods(spec)
            .bind("pid", ProcessHandle.current().pid())
            .mapTo(Long.class)
            .one();
    return new Begun.Epoch(new NodeEpoch(spec.id(), epoch));
  }

  private Optional<Joining.MarketDiffers> otherMarket() {
    return handle
        .createQuery(DAEMON_OF_ANOTHER_MARKET)
        .bind("id", spec.id())
        .bind("market", spec.market())
        .map((row, _) -> new Joining.MarketDiffers(row.getString("node"), row.getString("market")))
        .findOne();
  }
}
