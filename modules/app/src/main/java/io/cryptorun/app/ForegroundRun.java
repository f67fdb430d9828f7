package io.cryptorun.app;

import io.cryptorun.app.settings.Environment;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.jobs.Ran;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.schedule.Configurations;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A job run by this process, now or as of a past instant, with the configuration files as they
/// are.
public final class ForegroundRun {

  /// Time a cancelled run has to close its attempt before the process ends.
  private static final long FAREWELL_SECONDS = 10;

  /// The same after a second Ctrl-C.
  private static final long LAST_SECONDS = 1;

  private static final int INTERRUPTED = 130;

  private static final Logger LOG = LoggerFactory.getLogger(ForegroundRun.class);

  private final Environment environment;
  private final Settings settings;
  private final DatabaseAccess databases;
  private final RunWatcher watcher;

  public ForegroundRun(
      Environment environment, Settings settings, DatabaseAccess databases, RunWatcher watcher) {
    this.environment = environment;
    this.settings = settings;
    this.databases = databases;
    this.watcher = watcher;
  }

  /// Runs a job and returns when its slot is closed. Ctrl-C cancels it: the attempt is closed as
  /// cancelled before the process ends. A second one leaves it a second for that.
  ///
  /// @param asOf nominal time of a replay, whole seconds; null to run in the present
  public Ran run(JobSettings job, @Nullable Instant asOf) throws InterruptedException {
    var home = new Home(environment.home()).writable();
    var market = MarketChoice.of(environment.simulator());
    var url = databases.forNodes();
    var kind = asOf == null ? NodeKind.CLI : NodeKind.REPLAY;
    var id = Membership.commandId();
    var ended = new CountDownLatch(1);
    var cancel = cancelAtExit(Thread.currentThread(), ended);
    try (var application = Application.open(home, settings, url, market, kind, id, asOf, watcher)) {
      tellDrift(application);
      var ran = application.fencedRun().run(job, slot(application, job, asOf), requester());
      tellCancelled(ran);
      return ran;
    } finally {
      ended.countDown();
      forget(cancel);
    }
  }

  /// Told here and not by the caller: once the latch is down, the process may end at any moment.
  private void tellCancelled(Ran ran) {
    if (ran instanceof Ran.Ended(var firing, var ending, _)
        && ending.outcome() == Outcome.CANCELLED) {
      watcher.warning("cancelled; the ledger says so (run %s)".formatted(firing.fence().runId()));
    }
  }

  private static SlotKey slot(Application application, JobSettings job, @Nullable Instant asOf) {
    var request = application.registration().node().toString();
    return asOf == null
        ? SlotKey.request(
            job.name(),
            application.clock().instant().truncatedTo(ChronoUnit.SECONDS),
            SlotKind.MANUAL,
            request)
        : SlotKey.request(job.name(), asOf, SlotKind.REPLAY, request);
  }

  /// The files may be ahead of what the daemons run; a result then differs from theirs.
  private void tellDrift(Application application) {
    new Configurations(application.database())
        .applied()
        .filter(applied -> !applied.sha256().equals(settings.sha256()))
        .ifPresent(applied ->
            watcher.warning(
                "the configuration files differ from the applied configuration %s; this run uses the files"
                    .formatted(applied.sha256().substring(0, 12))));
  }

  private static String requester() {
    return System.getProperty("user.name", "unknown") + "@" + Membership.host();
  }

  private Thread cancelAtExit(Thread running, CountDownLatch ended) {
    var hook =
        new Thread(
            () -> {
              SecondInterrupt.calls(() -> stopAtOnce(ended));
              running.interrupt();
              try {
                if (!ended.await(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                  return; // the next claim of the job closes what is left open
                }
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            },
            "cancel");
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  private void stopAtOnce(CountDownLatch ended) {
    try {
      if (!ended.await(LAST_SECONDS, TimeUnit.SECONDS)) {
        watcher.warning("stopped before the run was closed; the next claim of the job closes it");
        Runtime.getRuntime().halt(INTERRUPTED);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      LOG.debug("the process is ending already");
    }
  }
}
