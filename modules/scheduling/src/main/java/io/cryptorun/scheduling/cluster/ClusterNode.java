package io.cryptorun.scheduling.cluster;

import io.cryptorun.jobs.RunsInFlight;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Signals;
import io.cryptorun.ledger.audit.GatePartitions;
import io.cryptorun.ledger.audit.Removals;
import io.cryptorun.ledger.checkup.Findings;
import io.cryptorun.ledger.command.Cancellations;
import io.cryptorun.ledger.command.Commands;
import io.cryptorun.ledger.command.Pauses;
import io.cryptorun.ledger.node.Liveness;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.run.ForgottenAttempts;
import io.cryptorun.ledger.run.OverdueAttempts;
import io.cryptorun.ledger.run.OwnerlessAttempts;
import io.cryptorun.ledger.run.Runs;
import io.cryptorun.ledger.slot.Slots;
import io.cryptorun.scheduling.Firings;
import io.cryptorun.scheduling.QuartzNode;
import io.cryptorun.scheduling.Triggers;
import io.cryptorun.scheduling.audit.Auditor;
import io.cryptorun.scheduling.audit.Doctor;
import io.cryptorun.scheduling.audit.Examinations;
import io.cryptorun.scheduling.audit.PausedSlots;
import io.cryptorun.scheduling.audit.Retention;
import io.cryptorun.scheduling.audit.SlotAudit;
import io.cryptorun.scheduling.command.CommandApplier;
import io.cryptorun.scheduling.command.JobCommands;
import io.cryptorun.scheduling.command.NodeCommands;
import io.cryptorun.scheduling.command.RequestedRuns;
import io.cryptorun.scheduling.command.RunCommands;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A daemon's part in the cluster: it lives and is seen to live, delivers slots, applies commands,
/// looks after the schedule, and takes over from a peer that is gone.
public final class ClusterNode implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterNode.class);

  /// Between two looks at what a signal would have said.
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration AUDIT = Duration.ofSeconds(5);

  /// What an interrupted run has for coming to an end.
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Wiring wiring;
  private final Careful attending = new Careful("attention");
  private final Careful reacting = new Careful("takeover");
  private final Careful auditing = new Careful("audit");
  private final QuartzNode quartz;
  private final Liveness liveness;
  private final Attention attention;
  private final Auditor auditor;
  private final SlotAudit audit;
  private @Nullable Signals signals;

  /// What a node is made of.
  ///
  /// @param ledger the node's sessions with the ledger
  /// @param configuration what holds now; asked each time
  /// @param quartzSessions connections for Quartz alone
  /// @param clock the database's
  /// @param wall the machine's, compared with it
  /// @param nanos monotonic time
  public record Wiring(
      Registration registration,
      DatabaseUrl url,
      Database ledger,
      DataSource quartzSessions,
      Firings firings,
      Slots slots,
      Supplier<Configuration> configuration,
      InstantSource clock,
      InstantSource wall,
      LongSupplier nanos) {

    RunsInFlight runs() {
      return firings.fencedRun().inFlight();
    }
  }

  private ClusterNode(Wiring wiring) {
    this.wiring = wiring;
    var member = new Member(wiring.registration(), reacting);
    this.quartz =
        QuartzNode.build(
            member,
            wiring.quartzSessions(),
            wiring.firings(),
            () -> wiring.configuration().get().global().drainTimeout());
    member.reactsBy(new Reactions(quartz, wiring.runs()));
    var commands = jobCommands();
    this.attention = attention(commands);
    this.audit = slotAudit();
    this.auditor = new Auditor(wiring.url(), member, duties(commands));
    this.liveness = live(member);
  }

  /// Last of all: a node that cannot live leaves no scheduler behind, and its threads with it.
  private Liveness live(Member member) {
    try {
      var life =
          Liveness.start(
              wiring.registration(), wiring.url(), wiring.wall(), wiring.nanos(), member);
      member.livesBy(life);
      return life;
    } catch (RuntimeException failure) {
      quartz.close();
      throw failure;
    }
  }

  /// Begins to live; nothing is delivered before [#start].
  public static ClusterNode join(Wiring wiring) {
    return new ClusterNode(wiring);
  }

  /// Applies what operators have asked for meanwhile, then begins to deliver.
  public void start() {
    attention.applyCommands();
    if (!wiring.registration().isDraining()) {
      quartz.start();
    }
    signals =
        Signals.listen(
            wiring.url(), wiring.registration()::node, signal -> attention.hear(signal, attending));
    attending.every(LOOK, attention::lookAtAll);
    attending.every(AUDIT, attention::lookAtConfiguration);
    auditing.every(AUDIT, () -> auditor.look(wiring.registration().node()));
    auditing.every(AUDIT, this::giveUpForgotten);
    auditing.every(LOOK, this::deliverByTheDatabase);
  }

  /// Quartz wakes by the machine's clock. Where that is wrong and nobody else is there, what is due
  /// by the database's is delivered from here.
  private void deliverByTheDatabase() {
    if (liveness.goesByTheDatabase()) {
      audit.look(wiring.clock().instant(), Duration.ZERO, wiring.registration().node());
    }
  }

  /// Each node for itself: only its own process knows what it has in hand.
  private void giveUpForgotten() {
    var forgotten =
        new ForgottenAttempts(wiring.ledger())
            .close(wiring.registration().node(), wiring.runs().held());
    if (!forgotten.isEmpty()) {
      LOG.warn("runs {} were claimed and the answer was lost; given up", forgotten);
    }
  }

  /// Does this whenever another configuration may have been applied: when a signal says so, and
  /// every few seconds. Returns soon.
  public void followsBy(Runnable look) {
    attention.configurationBy(look);
  }

  /// The schedule kept in this node's store.
  public Triggers triggers() {
    return quartz.triggers();
  }

  private JobCommands jobCommands() {
    return new JobCommands(
        wiring.configuration(),
        new JobCommands.Ledger(
            pauses(), pausedSlots(), wiring.firings().schedules(), wiring.slots()),
        quartz.triggers(),
        wiring.clock());
  }

  private RunCommands runCommands() {
    return new RunCommands(
        new Cancellations(wiring.ledger()),
        new Runs(wiring.ledger()),
        new RequestedRuns(wiring.configuration(), wiring.slots(), quartz.triggers()));
  }

  private Attention attention(JobCommands jobs) {
    var applier =
        new CommandApplier(
            new Commands(wiring.ledger()),
            wiring.registration()::node,
            jobs,
            runCommands(),
            new NodeCommands(wiring.registration(), quartz));
    return new Attention(
        quartz,
        applier,
        new Cancellations(wiring.ledger()),
        wiring.firings().dueSlots(),
        wiring.runs(),
        wiring.registration()::node);
  }

  private SlotAudit slotAudit() {
    return new SlotAudit(
        wiring.firings().schedules(),
        wiring.firings().dueSlots(),
        wiring.slots(),
        pausedSlots(),
        quartz.triggers(),
        wiring.configuration());
  }

  private List<Consumer<NodeEpoch>> duties(JobCommands jobs) {
    var commands = new Commands(wiring.ledger());
    var overdue = new OverdueAttempts(wiring.ledger());
    var doctor =
        new Doctor(
            quartz::repair, new OwnerlessAttempts(wiring.ledger()), new Findings(wiring.ledger()));
    var examinations = Examinations.of(wiring.ledger());
    var retention =
        new Retention(
            new Removals(wiring.ledger()),
            new GatePartitions(wiring.ledger()),
            new Findings(wiring.ledger()),
            () -> wiring.configuration().get().global().retention());
    return List.of(
        overdue::close,
        doctor::look,
        node -> audit.look(wiring.clock().instant(), SlotAudit.GRACE, node),
        node -> examinations.look(wiring.clock().instant(), node),
        jobs::endOverdue,
        commands::expire,
        node -> retention.look(wiring.clock().instant(), node));
  }

  private Pauses pauses() {
    return new Pauses(wiring.ledger());
  }

  private PausedSlots pausedSlots() {
    return new PausedSlots(wiring.slots(), wiring.firings().dueSlots(), pauses());
  }

  /// Drains: begins nothing more, says so to the others, lets runs finish within the drain time,
  /// stops those that have not and leaves their slots to the others.
  @Override
  public void close() {
    quartz.standBy();
    drain();
    if (signals != null) {
      signals.close();
    }
    auditing.close();
    attending.close();
    quartz.close();
    if (!quartz.isClosed() && wiring.runs().giveUpAll() > 0) {
      quartz.awaitClosed(FAREWELL);
    }
    reacting.close();
    closeAuditor();
    liveness.close();
  }

  private void drain() {
    try {
      wiring.registration().drain();
    } catch (DatabaseUnreachable unreachable) {
      LOG.warn("the others are not told that this node drains: {}", unreachable.getMessage());
    }
  }

  private void closeAuditor() {
    try {
      auditor.close();
    } catch (DatabaseUnreachable unreachable) {
      LOG.debug("the auditor's session is gone already: {}", unreachable.getMessage());
    }
  }
}
