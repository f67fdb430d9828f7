package io.cryptorun.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.jobs.config.CatchUp;
import io.cryptorun.jobs.config.JobPolicy;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.slot.Claim;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.ledger.slot.SlotReason;
import io.cryptorun.ledger.slot.SlotState;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// One delivery from claim to close, on a real ledger. Each test has a job name of its own.
class FencedRunPostgresTest {

  /// A schedule whose next slot is far away, so that no slot is superseded while a test runs.
  private static final String NEW_YEAR = "0 0 1 1 *";

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;
  private Questions questions;
  private OneFile oneFile;
  private String name;
  private JobSettings settings;

  @BeforeEach
  void job(TestInfo test) {
    questions = new Questions(POSTGRES.database());
    oneFile = new OneFile(home);
    name = test.getTestMethod().orElseThrow().getName();
    settings = TestJobs.job(name, NEW_YEAR, true);
  }

  @AfterEach
  void nothingIsLeftOpen() {
    assertThat(questions.rows("select run_id from audit.runs where outcome = 'running'")).isEmpty();
  }

  @Test
  void deliver_aSlotThatIsDue_isClaimedRunAndPublished() throws Exception {
    try (var node = node(oneFile)) {
      var due = justNow();
      var ran = (Ran.Completed) node.fencedRun().deliver(new Delivery.Slot(name, due));

      assertThat(ran.firing().dueAt()).isEqualTo(due);
      assertThat(slots()).containsExactly("cron success - 1");
      var file = questions.row("select path from audit.artifacts where job = ?", name);
      assertThat(home.resolve(file)).hasContent("symbol\nBTC/USD");
      assertThat(home.resolve("artifacts/signals/latest").toRealPath())
          .isEqualTo(ran.result().files().directory().toRealPath());
      assertThat(events()).containsExactly("claimed", "published");
    }
  }

  @Test
  void deliver_theSameSlotAgain_runsNothing() throws Exception {
    try (var node = node(oneFile)) {
      var slot = new Delivery.Slot(name, justNow());
      node.fencedRun().deliver(slot);

      var again = (Ran.NotRun) node.fencedRun().deliver(slot);

      assertThat(((Claim.AlreadyClosed) claim(again)).state()).isEqualTo(SlotState.SUCCESS);
      assertThat(oneFile.runs()).isOne();
      assertThat(slots()).containsExactly("cron success - 1");
    }
  }

  @Test
  void deliver_toANodeThatWasCutOff_claimsNothing_andLeavesTheSlotToOthers() throws Exception {
    try (var node = node(oneFile)) {
      node.cutOff();
      var ran = (Ran.NotRun) node.fencedRun().deliver(new Delivery.Slot(name, justNow()));

      assertThat(claim(ran)).isEqualTo(new Claim.NotActive(node.node()));
    }
    assertThat(oneFile.runs()).isZero();
    assertThat(slots()).isEmpty();
  }

  @Test
  void deliver_aJobThatThrows_failsWithACodeAndTheNextSlotRuns() throws Exception {
    Job broken =
        _ -> {
          throw new NoSuchElementException("no BTC today");
        };
    try (var node = node(broken)) {
      var ran = (Ran.Ended) node.fencedRun().deliver(new Delivery.Slot(name, justNow()));
      assertThat(ran.ending().errorCode()).isEqualTo("NO_SUCH_ELEMENT");
    }
    assertThat(slots()).containsExactly("cron failed error 1");
    assertThat(questions.row("select error from audit.runs where job = ?", name))
        .isEqualTo("no BTC today");
    try (var node = node(oneFile)) {
      assertThat(node.fencedRun().deliver(new Delivery.Slot(name, justNow().plusSeconds(1))))
          .isInstanceOf(Ran.Completed.class);
    }
  }

  @Test
  void deliver_aFailedSlotThatMayBeTriedAgain_staysOpenUntilThen() throws Exception {
    var policy =
        new JobPolicy(
            CatchUp.LATEST, Duration.ofHours(2), Duration.ofMinutes(1), 1, Duration.ofHours(1));
    settings = TestJobs.job(name, NEW_YEAR, policy);
    var due = justNow();
    try (var node = node(_ -> new Outcome.Failed("NO_VALID_BOOK", "none"))) {
      node.fencedRun().deliver(new Delivery.Slot(name, due));

      assertThat(slots()).containsExactly("cron planned - 1");
      assertThat(node.fencedRun().deliver(new Delivery.Slot(name, due)))
          .isInstanceOfSatisfying(
              Ran.NotRun.class, ran -> assertThat(ran.claim()).isInstanceOf(Claim.NotYet.class));
    }
    assertThat(questions.rows("select 1 from audit.runs where job = ?", name)).hasSize(1);
  }

  @Test
  void stop_aRunInFlight_closesItAsCancelled() throws Exception {
    var working = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    Job waiting =
        _ -> {
          working.countDown();
          return waitForever(interrupted);
        };
    try (var node = node(waiting)) {
      var run =
          new FutureTask<>(() -> node.fencedRun().deliver(new Delivery.Slot(name, justNow())));
      Thread.ofPlatform().start(run);
      working.await();

      assertThat(node.fencedRun().inFlight().stop("no such run")).isFalse();
      assertThat(node.fencedRun().inFlight().stopAll()).isEqualTo(1);
      run.get(60, TimeUnit.SECONDS);
      assertThat(node.fencedRun().inFlight().stopAll()).isZero();
    }
    assertThat(slots()).containsExactly("cron cancelled operator 1");
  }

  @Test
  void deliver_aJobBeyondItsDeadline_isInterruptedAndClosedAsTimeout() throws Exception {
    var interrupted = new CountDownLatch(1);
    settings = TestJobs.job(name, JobType.SCAN_HOT, NEW_YEAR, true, Duration.ofSeconds(2));
    try (var node = node(_ -> waitForever(interrupted))) {
      var ran = (Ran.Ended) node.fencedRun().deliver(new Delivery.Slot(name, justNow()));

      assertThat(ran.ending().outcome()).isEqualTo(io.cryptorun.ledger.run.Outcome.TIMEOUT);
      assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(slots()).containsExactly("cron failed timeout 1");
      assertThat(events()).containsExactly("claimed", "timeout");
    }
  }

  @Test
  void run_interrupted_closesTheAttemptAsCancelledAndStopsTheJob() throws Exception {
    var working = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    Job waiting =
        _ -> {
          working.countDown();
          return waitForever(interrupted);
        };
    try (var node = node(waiting)) {
      var run = new FutureTask<>(() -> node.fencedRun().run(settings, manual("stop"), "ana@host"));
      var thread = Thread.ofPlatform().start(run);
      working.await();
      thread.interrupt();

      assertThat(run.get(60, TimeUnit.SECONDS)).isInstanceOf(Ran.Ended.class);
      assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(slots()).containsExactly("manual cancelled operator 1");
      assertThat(questions.row("select outcome, requested_by from audit.runs where job = ?", name))
          .isEqualTo("cancelled ana@host");
    }
  }

  @Test
  void publish_afterThePeersFencedTheNode_isRefusedAndRecorded() throws Exception {
    Job fencedMeanwhile =
        firing -> {
          questions.row(
              "select cryptorun.close_epoch(?, 'fenced', 'peer')", firing.fence().owner().epoch());
          return oneFile.run(firing);
        };
    try (var node = node(fencedMeanwhile)) {
      var ran = node.fencedRun().deliver(new Delivery.Slot(name, justNow()));

      assertThat(ran).isInstanceOf(Ran.Refused.class);
      assertThat(events()).containsExactly("claimed", "abandoned", "rejected");
      assertThat(questions.rows("select path from audit.artifacts where job = ?", name)).isEmpty();
      assertThat(home.resolve("artifacts/signals/latest")).doesNotExist();
      assertThat(questions.row("select outcome from audit.runs where job = ?", name))
          .isEqualTo("abandoned");
    }
  }

  @Test
  void deliver_aSlotOlderThanItsWindow_isSkippedAsCatchUp() throws Exception {
    try (var node = node(oneFile)) {
      var old = justNow().minus(Duration.ofHours(3));
      var ran = (Ran.NotRun) node.fencedRun().deliver(new Delivery.Slot(name, old));

      assertThat(((Claim.Skipped) claim(ran)).reason()).isEqualTo(SlotReason.CATCH_UP);
      assertThat(slots()).containsExactly("cron skipped catch_up 0");
      assertThat(oneFile.runs()).isZero();
    }
  }

  @Test
  void deliver_whileARunOfTheJobIsOpen_isSkippedAsOverlap() throws Exception {
    var working = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    Job waiting =
        firing -> {
          working.countDown();
          goOn.await();
          return oneFile.run(firing);
        };
    try (var node = node(waiting)) {
      var first = justNow().minusSeconds(1);
      var run = inBackground(node, new Delivery.Slot(name, first));
      working.await();

      var second = node.fencedRun().deliver(new Delivery.Slot(name, first.plusSeconds(1)));
      assertThat(((Claim.Skipped) claim((Ran.NotRun) second)).reason())
          .isEqualTo(SlotReason.OVERLAP);
      goOn.countDown();

      assertThat(run.get(60, TimeUnit.SECONDS)).isInstanceOf(Ran.Completed.class);
      assertThat(slots()).containsExactly("cron success - 1", "cron skipped overlap 0");
    }
  }

  @Test
  void deliver_aPlannedRequest_runsItOnceUnderItsOwnKind() throws Exception {
    try (var node = node(oneFile)) {
      long slotId = node.slots().plan(manual("asked"), "ana");
      assertThat(slots()).containsExactly("manual planned - 0");

      var ran = (Ran.Completed) node.fencedRun().deliver(new Delivery.Request(slotId));
      var again = (Ran.NotRun) node.fencedRun().deliver(new Delivery.Request(slotId));

      assertThat(ran.firing().fence().slotId()).isEqualTo(slotId);
      assertThat(claim(again)).isInstanceOf(Claim.AlreadyClosed.class);
      assertThat(slots()).containsExactly("manual success - 1");
      assertThat(events()).containsExactly("requested", "claimed", "published");
    }
  }

  @Test
  void deliver_aRequestNobodyPlanned_isAnError() {
    try (var node = node(oneFile)) {
      assertThatThrownBy(() -> node.fencedRun().deliver(new Delivery.Request(Long.MAX_VALUE)))
          .isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void deliver_aJobThatIsNotConfigured_leavesNoTrace() throws Exception {
    try (var node = node(oneFile)) {
      var ran = node.fencedRun().deliver(new Delivery.Slot("gone.job", justNow()));

      assertThat(ran).isEqualTo(new Ran.NotRun(null));
      assertThat(questions.rows("select slot_id from audit.slots where job = 'gone.job'"))
          .isEmpty();
    }
  }

  @Test
  void deliver_aTypeWithoutAWorkflow_failsAndSaysSo() throws Exception {
    settings = TestJobs.job(name, JobType.REGIME_REFRESH, NEW_YEAR, true, Duration.ofMinutes(10));
    try (var node = node(oneFile)) {
      var ran = (Ran.Ended) node.fencedRun().deliver(new Delivery.Slot(name, justNow()));

      assertThat(ran.ending().errorCode()).isEqualTo("NO_WORKFLOW");
      assertThat(ran.ending().error()).contains("regime.refresh");
    }
  }

  @Test
  void deliver_aMomentBeforeTheNominalTime_waitsForIt() throws Exception {
    try (var node = node(oneFile)) {
      var soon = justNow().plusSeconds(1);
      node.fencedRun().deliver(new Delivery.Slot(name, soon));

      assertThat(questions.row("select started_at >= due_at from audit.runs where job = ?", name))
          .isEqualTo("t");
    }
  }

  /// The machine's clock is far ahead: no worker is kept waiting for the database's.
  @Test
  void deliver_longBeforeTheNominalTime_isNotWaitedFor() throws Exception {
    try (var node = node(oneFile)) {
      var ran = (Ran.NotRun) node.fencedRun().deliver(new Delivery.Slot(name, hence()));

      assertThat(claim(ran)).isInstanceOf(Claim.Early.class);
    }
    assertThat(slots()).isEmpty();
  }

  private Instant hence() {
    return justNow().plusSeconds(3600);
  }

  @Test
  void run_aReplay_publishesBesideTheScheduleAndLeavesLatestAlone() throws Exception {
    try (var node = node(oneFile)) {
      node.fencedRun().deliver(new Delivery.Slot(name, justNow()));
      var latest = Files.readSymbolicLink(home.resolve("artifacts/signals/latest"));

      var past = Instant.parse("2021-05-19T15:00:07Z");
      var slot = SlotKey.request(name, past, SlotKind.REPLAY, "replay-" + name);
      var ran = (Ran.Completed) node.fencedRun().run(settings, slot, "ana");

      assertThat(ran.result().files().directory()).hasFileName("20210519T150007Z");
      assertThat(ran.firing().lateness()).isZero();
      assertThat(Files.readSymbolicLink(home.resolve("artifacts/signals/latest")))
          .isEqualTo(latest);
    }
  }

  private TestNode node(Job job) {
    return TestNode.join(POSTGRES.database(), "node-" + name, home, job, List.of(settings));
  }

  private SlotKey manual(String request) {
    return SlotKey.request(name, justNow(), SlotKind.MANUAL, request + "-" + name);
  }

  private Instant justNow() {
    return questions.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static Claim claim(Ran.NotRun ran) {
    return Objects.requireNonNull(ran.claim(), "the job is configured, so there was a claim");
  }

  private static FutureTask<Ran> inBackground(TestNode node, Delivery delivery) {
    var run = new FutureTask<>(() -> node.fencedRun().deliver(delivery));
    Thread.ofPlatform().daemon().start(run);
    return run;
  }

  private static Outcome waitForever(CountDownLatch interrupted) throws InterruptedException {
    try {
      new CountDownLatch(1).await();
    } finally {
      interrupted.countDown();
    }
    throw new IllegalStateException("nobody opens that latch");
  }

  private List<String> slots() {
    return questions.rows(
        "select kind, state, reason, attempts from audit.slots where job = ? order by due_at",
        name);
  }

  private List<String> events() {
    return questions.rows("select kind from audit.events where chain = ? order by position", name);
  }
}
