package io.cryptorun.bench.pair;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.jobs.FencedRun;
import io.cryptorun.jobs.MissedSlots;
import io.cryptorun.jobs.RunSetup;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseClock;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.command.CommandKind;
import io.cryptorun.ledger.command.CommandRequest;
import io.cryptorun.ledger.command.Commands;
import io.cryptorun.ledger.node.Joining;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.NodeRegistry;
import io.cryptorun.ledger.node.NodeSpec;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.run.Attempts;
import io.cryptorun.ledger.schedule.Schedules;
import io.cryptorun.ledger.slot.DueSlots;
import io.cryptorun.ledger.slot.RunIds;
import io.cryptorun.ledger.slot.Slots;
import io.cryptorun.scheduling.Firings;
import io.cryptorun.scheduling.cluster.ClusterNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// A whole node of ours: pulse, watch, auditor, doctor, command listener, job store and ledger.
/// Only its workflow is the measurement's.
final class LedgerClockwork implements Clockwork {

  static final String MARKET = "sim:bench";

  private final Registration registration;
  private final Database ledger;
  private final Database sessions;
  private final ClusterNode node;

  LedgerClockwork(BenchServer server, Participant.Settings settings, Work work) {
    var spec = new NodeSpec(settings.node(), NodeKind.DAEMON, "bench", "1.0", MARKET, null);
    var url = server.app();
    registration = ((Joining.Joined) new NodeRegistry(url).register(spec)).registration();
    ledger = Database.open(url, registration.node(), Pool.ledger());
    sessions = Database.open(url, registration.node(), Pool.quartz());
    var clock = new DatabaseClock(ledger, System::nanoTime);
    var slots = new Slots(ledger, new RunIds(clock, new SecureRandom()));
    var configuration = BenchJobs.configuration(settings.jobs(), settings.rhythm());
    var setup =
        new RunSetup(
            configuration,
            Map.of(JobType.SCAN_HOT, new ShortJob(work)),
            new ArtifactStore(ArtifactsRoot.of(server.home(), "artifacts")));
    var runner = new FencedRun.Runner(registration, MARKET, "1.0", () -> setup);
    var run = new FencedRun(runner, slots, new Attempts(ledger), _ -> SilentJournal.INSTANCE);
    var firings =
        new Firings(
            run,
            new MissedSlots(runner, slots, clock),
            new Schedules(ledger),
            new DueSlots(ledger));
    node =
        ClusterNode.join(
            new ClusterNode.Wiring(
                registration,
                url,
                ledger,
                sessions.dataSource(),
                firings,
                slots,
                () -> configuration,
                clock,
                InstantSource.system(),
                System::nanoTime));
    node.start();
  }

  /// A node fires what is due as soon as it is told of a change of the schedule.
  @Override
  public void go() {}

  @Override
  public void halt() {}

  @Override
  public void trigger(String job) {
    new Commands(ledger)
        .request(
            new CommandRequest(
                CommandKind.TRIGGER,
                job,
                Map.of(),
                "bench",
                "bench",
                "bench",
                Duration.ofHours(1)));
  }

  @Override
  public void close() {
    node.close();
    sessions.close();
    ledger.close();
    registration.leave();
  }
}
