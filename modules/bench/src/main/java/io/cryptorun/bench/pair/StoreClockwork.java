package io.cryptorun.bench.pair;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.node.Joining;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.NodeRegistry;
import io.cryptorun.ledger.node.NodeSpec;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.scheduling.store.NodeScheduler;
import org.quartz.SchedulerException;

/// Our job store under Quartz's scheduler, its jobs run without a claim.
final class StoreClockwork implements Clockwork {

  private final Registration registration;
  private final Database sessions;
  private final NodeScheduler built;

  StoreClockwork(BenchServer server, String node, Work work) {
    var spec = new NodeSpec(node, NodeKind.DAEMON, "bench", "1.0", LedgerClockwork.MARKET, null);
    registration = ((Joining.Joined) new NodeRegistry(server.app()).register(spec)).registration();
    sessions = Database.open(server.app(), registration.node(), Pool.quartz());
    try {
      built = NodeScheduler.build(node, sessions.dataSource(), registration);
      built.scheduler().setJobFactory((_, _) -> new QuartzWork(work));
    } catch (SchedulerException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void go() throws SchedulerException {
    built.scheduler().start();
  }

  @Override
  public void halt() throws SchedulerException {
    built.scheduler().standby();
  }

  @Override
  public void trigger(String job) {
    throw new UnsupportedOperationException("the store alone hears no commands");
  }

  @Override
  public void close() throws SchedulerException {
    built.scheduler().shutdown(true);
    sessions.close();
    registration.leave();
  }
}
