package io.cryptorun.jobs;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.PublicationException;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.cluster.Standing;
import io.cryptorun.ledger.run.Attempts;
import io.cryptorun.ledger.run.Closing;
import io.cryptorun.ledger.run.Ending;
import io.cryptorun.ledger.run.RetryRule;
import io.cryptorun.ledger.run.Written;
import io.cryptorun.ledger.slot.CatchUp;
import io.cryptorun.ledger.slot.CatchUpRule;
import io.cryptorun.ledger.slot.Claim;
import io.cryptorun.ledger.slot.ClaimRequest;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.RunFacts;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.ledger.slot.SlotReason;
import io.cryptorun.ledger.slot.Slots;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One delivery, from claim to close: claim the slot, let the job work within its time, publish or
/// close under the fence. Whatever happens in between, a claimed slot is closed by this class or,
/// if the process dies, by whoever claims after it. While the database is away the closing is tried
/// again until the attempt's deadline.
public final class FencedRun {

  private static final Logger LOG = LoggerFactory.getLogger(FencedRun.class);

  /// A worker is not kept for longer.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final Runner runner;
  private final Slots slots;
  private final PatientAttempts attempts;
  private final JournalOpening journals;
  private final RunsInFlight inFlight = new RunsInFlight();

  /// @param journals where a run's lines go
  public FencedRun(Runner runner, Slots slots, Attempts attempts, JournalOpening journals) {
    this(runner, slots, attempts, journals, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
  }

  /// @param pause between two tries to write while the database is away
  FencedRun(Runner runner, Slots slots, Attempts attempts, JournalOpening journals, Pause pause) {
    this.runner = runner;
    this.slots = slots;
    this.attempts = new PatientAttempts(attempts, inFlight, pause);
    this.journals = journals;
  }

  /// Runs what the alarm clock says is due, if it is still to be run.
  public Ran deliver(Delivery delivery) throws InterruptedException {
    return switch (delivery) {
      case Delivery.Slot(var name, var dueAt) -> deliver(SlotKey.cron(name, dueAt), null, null);
      case Delivery.Request(long slotId) -> deliverRequest(slotId);
    };
  }

  /// A request that meets an open run of its job is not kept waiting: whoever asked can ask again,
  /// and the ledger says why nothing came of it. A nominal time is not dropped: the run in its way
  /// is its own, and may be given up this very moment.
  private Ran deliverRequest(long slotId) throws InterruptedException {
    var requested = slots.requested(slotId).orElseThrow();
    var ran = deliver(requested.key(), requested.by(), requested.retryOf());
    if (ran instanceof Ran.NotRun(Claim.Busy _) && requested.key().kind() != SlotKind.CRON) {
      slots.drop(slotId, SlotReason.OVERLAP, runner.node());
    }
    return ran;
  }

  private Ran deliver(SlotKey slot, @Nullable String requestedBy, @Nullable String retryOf)
      throws InterruptedException {
    var setup = runner.setup().get();
    var job = setup.configuration().job(slot.job());
    if (job.isEmpty()) {
      LOG.warn("{} is due at {} but is not configured; not run", slot.job(), slot.dueAt());
      return new Ran.NotRun(null);
    }
    return run(setup, job.get(), slot, requestedBy, retryOf);
  }

  /// Runs a slot of a job.
  ///
  /// @param requestedBy who asked; null for the schedule
  public Ran run(JobSettings job, SlotKey slot, @Nullable String requestedBy)
      throws InterruptedException {
    return run(runner.setup().get(), job, slot, requestedBy, null);
  }

  private Ran run(
      RunSetup setup,
      JobSettings job,
      SlotKey slot,
      @Nullable String requestedBy,
      @Nullable String retryOf)
      throws InterruptedException {
    var configuration = setup.configuration();
    var facts =
        new RunFacts(
            runner.market(), configuration.sha256(), runner.codeVersion(), requestedBy, retryOf);
    var zone = configuration.global().timezone();
    var timeout = job.policy().timeout();
    var claim = claim(new ClaimRequest(runner.node(), slot, rule(job, slot, zone), facts, timeout));
    if (!(claim instanceof Claim.Claimed(var fence, var startedAt, _))) {
      LOG.info("{} due {}: not run, {}", slot.job(), slot.dueAt(), claim);
      return new Ran.NotRun(claim);
    }
    inFlight.hold(fence.runId());
    try {
      var deadline = Deadline.after(timeout);
      var journal = journals.open(fence);
      var firing = new Firing(fence, startedAt, job, configuration, runner.market(), journal);
      return close(setup, firing, work(setup, firing), deadline);
    } finally {
      inFlight.letGo(fence.runId());
    }
  }

  /// A node that has not heard of its own membership of late claims nothing: the slot auditor
  /// delivers the slot again, here or elsewhere. A delivery may come a little before the database's
  /// clock reaches the nominal time; one that comes long before, because the machine's clock is
  /// wrong, is not waited for: the auditor brings the slot when it is due.
  private Claim claim(ClaimRequest request) throws InterruptedException {
    if (!runner.standing().mayClaim()) {
      return new Claim.NotActive(request.node());
    }
    var claim = slots.claim(request);
    while (claim instanceof Claim.Early(Duration wait) && wait.compareTo(LONGEST_WAIT) <= 0) {
      LockSupport.parkNanos(wait.toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      claim = slots.claim(request);
    }
    return claim;
  }

  private Work work(RunSetup setup, Firing firing) {
    var job = setup.workflows().apply(firing.job());
    if (job == null) {
      return new Work.Done(
          new Outcome.Failed(
              "NO_WORKFLOW",
              "this process was given no workflow of type %s".formatted(firing.job().type().id())));
    }
    inFlight.enter(firing.fence().runId());
    try {
      return Work.within(firing.job().policy().timeout(), job, firing);
    } finally {
      inFlight.leave(firing.fence().runId());
    }
  }

  /// The runs this process has under way, for whoever has to stop one.
  public RunsInFlight inFlight() {
    return inFlight;
  }

  private Ran close(RunSetup setup, Firing firing, Work work, Deadline deadline) {
    return switch (work) {
      case Work.Done(Outcome.Published published) -> publish(setup, firing, published, deadline);
      case Work.Done(Outcome.Failed(var code, var text)) ->
          end(firing, Ending.failed(code, text), deadline);
      case Work.TimedOut(Duration limit) ->
          end(
              firing,
              Ending.timedOut("not done within %d s".formatted(limit.toSeconds())),
              deadline);
      case Work.Cancelled _ when inFlight.isGivenUp(firing.fence().runId()) -> givenUp(firing);
      case Work.Cancelled _ -> end(firing, Ending.cancelled(), deadline);
    };
  }

  private Ran publish(
      RunSetup setup, Firing firing, Outcome.Published published, Deadline deadline) {
    return switch (attempts.publish(firing.fence(), published.rows(), deadline)) {
      case Written.Done(var at, var othersMayWait) -> {
        pointLatest(setup.artifacts(), firing, published);
        yield new Ran.Completed(firing, published, at, othersMayWait);
      }
      case Written.Refused(var text) -> refused(firing, text);
    };
  }

  /// The link `latest` is derived state: when it cannot be moved the run counts all the same. A run
  /// without files leaves it where it is.
  private void pointLatest(ArtifactStore artifacts, Firing firing, Outcome.Published published) {
    if (firing.isReplay() || published.files().files().isEmpty()) {
      return;
    }
    try {
      artifacts.pointLatest(
          firing.artifactFacts(runner.codeVersion()), firing.outputDir(), published.files());
    } catch (PublicationException failure) {
      firing.journal().warning("the link latest was not moved: " + failure.getMessage());
    }
  }

  private Ran end(Firing firing, Ending ending, Deadline deadline) {
    return firing.fence().slot().kind() == SlotKind.CRON
        ? endOrTryAgain(firing, ending, deadline)
        : endForGood(firing, ending, deadline);
  }

  private Ran endOrTryAgain(Firing firing, Ending ending, Deadline deadline) {
    var job = firing.job();
    var next = job.cron().next(firing.dueAt(), firing.configuration().global().timezone());
    var retry = new RetryRule(job.policy().retries(), job.policy().retryBackoff(), next);
    var random = ThreadLocalRandom.current().nextDouble();
    return switch (attempts.close(firing.fence(), ending, retry, random, deadline)) {
      case Closing.Final(var at) -> new Ran.Ended(firing, ending, at);
      case Closing.Again(var at, _, var notBefore) -> {
        firing.journal().warning("the slot is tried again from %s on".formatted(notBefore));
        yield new Ran.Ended(firing, ending, at);
      }
      case Closing.Refused(var text) -> refused(firing, text);
    };
  }

  /// What somebody asked for is not tried again unasked.
  private Ran endForGood(Firing firing, Ending ending, Deadline deadline) {
    return switch (attempts.close(firing.fence(), ending, deadline)) {
      case Written.Done(var at, _) -> new Ran.Ended(firing, ending, at);
      case Written.Refused(var text) -> refused(firing, text);
    };
  }

  private static Ran givenUp(Firing firing) {
    LOG.warn("run {} is left: this node ends, its slot is begun again", firing.fence().runId());
    return new Ran.GivenUp(firing);
  }

  private static Ran refused(Firing firing, String text) {
    LOG.warn("run {} is late, its result is discarded: {}", firing.fence().runId(), text);
    return new Ran.Refused(firing, text);
  }

  private static @Nullable CatchUpRule rule(JobSettings job, SlotKey slot, ZoneId zone) {
    if (slot.kind() != SlotKind.CRON) {
      return null;
    }
    var policy = job.policy();
    return new CatchUpRule(
        CatchUp.valueOf(policy.catchUp().name()),
        policy.catchUpWindow(),
        job.cron().next(slot.dueAt(), zone));
  }

  /// Who runs, and with what.
  ///
  /// @param standing of the node: its epoch changes when it was taken for dead and came back
  /// @param market `live`, or `sim:` and a fingerprint
  /// @param setup what the next run is made with; asked once for each
  public record Runner(
      Standing standing, String market, String codeVersion, Supplier<RunSetup> setup) {

    /// The configuration of the next run.
    public Configuration configuration() {
      return setup.get().configuration();
    }

    /// What is claimed and published under, now.
    public NodeEpoch node() {
      return standing.node();
    }
  }

  /// Opens the journal of a run.
  @FunctionalInterface
  public interface JournalOpening {
    RunJournal open(Fence fence);
  }
}
