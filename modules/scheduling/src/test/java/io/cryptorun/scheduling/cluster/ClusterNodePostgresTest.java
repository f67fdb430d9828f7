package io.cryptorun.scheduling.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Job;
import io.cryptorun.jobs.OneFile;
import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.TestJobs;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.command.CommandKind;
import io.cryptorun.ledger.command.CommandRequest;
import io.cryptorun.ledger.command.Commands;
import io.cryptorun.ledger.node.Joining;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.NodeRegistry;
import io.cryptorun.ledger.node.NodeSpec;
import io.cryptorun.ledger.slot.CatchUp;
import io.cryptorun.ledger.slot.CatchUpRule;
import io.cryptorun.ledger.slot.ClaimRequest;
import io.cryptorun.ledger.slot.RunFacts;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.scheduling.store.Polled;
import io.cryptorun.testkit.FaultProxy;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ClusterNodePostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;
  private Questions questions;
  private OneFile oneFile;
  private JobSettings job;
  private OneJob told;
  private Instant lastDue;

  /// Every test has a job of its own, whose slots are half an hour away from now on either side.
  @BeforeEach
  void job(TestInfo test) {
    questions = new Questions(POSTGRES.database());
    oneFile = new OneFile(home);
    lastDue = questions.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(30));
    int minute = lastDue.atZone(ZoneOffset.UTC).getMinute();
    job = TestJobs.job(test.getTestMethod().orElseThrow().getName(), minute + " * * * *", true);
    told = new OneJob(questions, job.name());
  }

  @AfterEach
  void nothingStaysInTheStore() {
    questions.execute(
        "truncate quartz.qrtz_fired_triggers, quartz.qrtz_triggers, quartz.qrtz_job_details"
            + " cascade");
    questions.execute("update cryptorun.schedule set valid_to = now(), next_due = null");
  }

  @Test
  void trigger_withTwoNodes_runsOnceAndIsSettledOnce() {
    try (var a = node("a").start(questions.now());
        var _ = node("b").start(questions.now())) {
      long id = request(a, CommandKind.TRIGGER, job.name(), Map.of());

      Polled.until(() ->
          told.outcome(id).equals("applied") && told.slots().equals(List.of("manual success -")));
    }
    assertThat(oneFile.runs()).isOne();
    assertThat(told.settlements(told.id(CommandKind.TRIGGER))).isOne();
  }

  @Test
  void pause_askedElsewhere_stopsTheTrigger_andResumeBeginsAfterNow() {
    try (var a = node("a").start(questions.now())) {
      long pause = request(a, CommandKind.PAUSE, job.name(), Map.of());
      Polled.until(() -> told.outcome(pause).equals("applied"));
      assertThat(told.triggerState()).isEqualTo("PAUSED");

      long resume = request(a, CommandKind.RESUME, job.name(), Map.of());
      Polled.until(() -> told.outcome(resume).equals("applied"));
      assertThat(told.triggerState()).isEqualTo("WAITING");
      assertThat(
              questions.row(
                  "select before ->> 'paused', after ->> 'paused' from audit.commands where id = ?",
                  resume))
          .isEqualTo("true false");
    }
  }

  @Test
  void resume_withMissedLatest_runsTheNewestSlotOfThePause() {
    try (var a = node("a")) {
      a.schedule(questions.now());
      told.scheduledSince(Duration.ofHours(3));
      told.pausedSince(Duration.ofHours(3));
      a.cluster().start();

      long resume = request(a, CommandKind.RESUME, job.name(), Map.of("missed", "latest"));

      Polled.until(() ->
          told.outcome(resume).equals("applied") && oneFile.runs() == 1 && told.nothingRuns());
    }
    assertThat(told.slots())
        .containsExactly("cron skipped paused", "cron skipped paused", "cron success -");
  }

  /// The schedule was replaced between a nominal time and its delivery; the job is gone.
  @Test
  void slotOfAScheduleThatHasEnded_isAccountedFor() {
    questions.execute(
        """
        insert into cryptorun.schedule (job, cron, zone, enabled, config, valid_from, valid_to)
        values ('%s', '%s', 'Z', true, '{}', timestamptz '%s' - interval '1 s', timestamptz '%s' + interval '1 s')
        """
            .formatted(job.name(), job.cron(), lastDue, lastDue));
    try (var a = node("a")) {
      a.cluster().start();

      Polled.until(() -> told.slots().equals(List.of("cron skipped superseded")));
    }
  }

  @Test
  void cancel_aRunThatGoesOn_stopsIt() throws Exception {
    var working = new CountDownLatch(1);
    Job waiting =
        _ -> {
          working.countDown();
          new CountDownLatch(1).await();
          throw new AssertionError("never");
        };
    try (var a = node("a", POSTGRES.database(), waiting).start(lastDue.minusSeconds(1))) {
      working.await();
      var run = questions.row("select run_id from audit.runs where job = ?", job.name());

      long cancel = request(a, CommandKind.CANCEL, run, Map.of());

      Polled.until(() -> told.outcome(cancel).equals("applied") && told.nothingRuns());
    }
    assertThat(told.slots()).containsExactly("cron cancelled operator");
  }

  @Test
  void cancel_aRunThatIsNotOpen_isRefused() {
    try (var a = node("a").start(questions.now())) {
      long cancel = request(a, CommandKind.CANCEL, "no such run", Map.of());

      Polled.until(() -> told.outcome(cancel).equals("refused"));
    }
  }

  @Test
  void drain_aNode_leavesTheWorkToTheOther() {
    try (var a = node("a").start(questions.now());
        var b = node("b").start(questions.now())) {
      long drain = request(a, CommandKind.DRAIN, "a", Map.of());
      Polled.until(() -> told.outcome(drain).equals("applied"));
      assertThat(questions.row("select applied_by from audit.commands where id = ?", drain))
          .isEqualTo("a");

      long trigger = request(b, CommandKind.TRIGGER, job.name(), Map.of());
      Polled.until(() ->
          told.outcome(trigger).equals("applied") && oneFile.runs() == 1 && told.nothingRuns());
      assertThat(questions.row("select node from audit.runs where job = ?", job.name()))
          .isEqualTo("b");
    }
  }

  /// It was not the operator who wanted the run stopped; a node that is killed leaves it, too.
  @Test
  void runThatOutlastsTheDrainOfItsNode_isLeftToTheOther() throws Exception {
    var working = new CountDownLatch(1);
    Job waiting =
        _ -> {
          working.countDown();
          new CountDownLatch(1).await();
          throw new AssertionError("never");
        };
    try (var a = node("a", POSTGRES.database(), waiting)) {
      a.waitsFor(Duration.ofMillis(100));
      a.start(lastDue.minusSeconds(1));
      working.await();
    }
    assertThat(told.slots()).containsExactly("cron planned -");
    try (var _ = node("b").start(lastDue)) {
      Polled.until(() -> told.slots().equals(List.of("cron success -")));
    }
    assertThat(
            questions.rows(
                "select node, outcome from audit.runs where job = ? order by attempt", job.name()))
        .containsExactly("a abandoned", "b success");
  }

  @Test
  void command_waitingForANode_isAppliedBeforeItDelivers() {
    try (var a = node("a")) {
      a.schedule(lastDue.minusSeconds(1));
      long pause = request(a, CommandKind.PAUSE, job.name(), Map.of());

      a.cluster().start();

      assertThat(told.outcome(pause)).isEqualTo("applied");
      assertThat(told.triggerState()).isEqualTo("PAUSED");
    }
    assertThat(oneFile.runs()).isZero();
  }

  /// The network of one node is cut in the middle of its run, and heals after the other has done
  /// the work.
  @Test
  void silentPeer_isTakenOverFrom_andItsLateResultIsRefused() throws Exception {
    var working = new CountDownLatch(1);
    var healed = new CountDownLatch(1);
    Job late =
        firing -> {
          working.countDown();
          awaitUninterrupted(healed);
          return new OneFile(home).run(firing);
        };
    try (var proxy = FaultProxy.to(POSTGRES.database().port());
        var a = node("a", behind(proxy), late).start(lastDue.minusSeconds(1))) {
      working.await();
      try (var _ = node("b").start(questions.now())) {
        Polled.until(
            () -> questions.count("select count(*) from audit.nodes where state = 'active'") == 2);
        proxy.drop();

        Polled.until(() -> told.slots().equals(List.of("cron success -")));
        assertThat(oneFile.runs()).isOne();

        proxy.pass();
        Polled.until(() -> a.node().node().epoch() > told.epochOf("b"));
        Polled.until(() -> told.rejections() == 1);
        healed.countDown();
      }
      proxy.pass();
    }
    assertThat(
            questions.rows(
                "select node, outcome from audit.runs where job = ? order by attempt", job.name()))
        .containsExactly("a abandoned", "b success");
    assertThat(questions.rows("select invariant from audit.invariants")).isEmpty();
  }

  @Test
  void slotThatNoTriggerBrought_isDeliveredByTheAudit() {
    assertMissedSlotsAreDelivered();
  }

  /// As one of a newer version's configuration, which this node cannot go by.
  @Test
  void jobThatTheStoreDoesNotKnow_keepsNoOtherFromBeingAudited() {
    questions.execute(
        """
        insert into cryptorun.schedule (job, cron, zone, enabled, config, valid_from)
        values ('not.in.the.store', '%s', 'Z', true, '{}', now())
        """
            .formatted(job.cron()));
    assertMissedSlotsAreDelivered();
  }

  /// What is left when a process dies at a bad moment, or a class could not be loaded.
  @Test
  void stuckTriggers_areFreedAndToldOf() {
    try (var a = node("a")) {
      a.schedule(questions.now());
      a.cluster().triggers().fireOnce(job.name(), "spent", 0);
      questions.execute(
          "update quartz.qrtz_triggers set trigger_state = 'COMPLETE' where trigger_name ="
              + " 'spent'");
      told.setState("ERROR");
      a.cluster().start();
      Polled.until(() -> told.triggerState().equals("WAITING"));

      told.setState("BLOCKED");
      Polled.until(() -> told.triggerState().equals("WAITING"));

      Polled.until(() -> told.repairs() == 3);
    }
    assertThat(questions.rows("select 1 from quartz.qrtz_triggers where trigger_name = 'spent'"))
        .isEmpty();
    assertThat(questions.rows("select invariant from audit.invariants")).isEmpty();
  }

  @Test
  void runOfACommandThatWasKilled_isClosedAndItsSlotFailed() throws Exception {
    try (var a = node("a").start(questions.now())) {
      var spec = new NodeSpec("cli-killed", NodeKind.CLI, "host", "1.0", "sim:test", null);
      var url = Schema.app(POSTGRES.database());
      var killed = (Joining.Joined) new NodeRegistry(url).register(spec);
      var slot = SlotKey.request(job.name(), lastDue, SlotKind.MANUAL, "by hand");
      var facts = new RunFacts("sim:test", null, "1.0", "ana", null);
      a.node().slots().claim(new ClaimRequest(killed.registration().node(), slot, null, facts));
      questions.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and application_name like '%cli-killed%'");

      Polled.until(() -> told.slots().equals(List.of("manual failed abandoned")));
    }
  }

  /// Its claim was committed and the answer lost.
  @Test
  void runThatItsNodeDoesNotKnowOf_isGivenUp_andItsSlotRunAgain() throws Exception {
    try (var a = node("a").start(questions.now())) {
      var rule = new CatchUpRule(CatchUp.ALL, Duration.ofHours(2), lastDue.plusSeconds(3600));
      var facts = new RunFacts("sim:test", null, "1.0", null, null);
      a.node()
          .slots()
          .claim(new ClaimRequest(a.node().node(), SlotKey.cron(job.name(), lastDue), rule, facts));
      questions.execute(
          "update cryptorun.attempt set started_at = started_at - interval '11 s'"
              + " where outcome = 'running'");

      Polled.until(() -> told.slots().equals(List.of("cron success -")));
    }
    assertThat(
            questions.rows(
                "select attempt, outcome from audit.runs where job = ? order by attempt",
                job.name()))
        .containsExactly("1 abandoned", "2 success");
  }

  @Test
  void slotsOfAPause_areClosedWhenTheyFallDue() {
    try (var a = node("a")) {
      a.schedule(questions.now());
      told.scheduledSince(Duration.ofMinutes(100));
      told.pausedSince(Duration.ofMinutes(100));

      a.cluster().start();

      Polled.until(() -> told.slots().size() == 2);
    }
    assertThat(told.slots()).containsExactly("cron skipped paused", "cron skipped paused");
    assertThat(oneFile.runs()).isZero();
  }

  private void assertMissedSlotsAreDelivered() {
    try (var a = node("a")) {
      a.schedule(questions.now());
      told.scheduledSince(Duration.ofMinutes(100));

      a.cluster().start();

      Polled.until(() -> oneFile.runs() == 1 && told.nothingRuns());
    }
    assertThat(told.slots()).containsExactly("cron skipped catch_up", "cron success -");
  }

  private RunningNode node(String id) {
    return node(id, POSTGRES.database(), oneFile);
  }

  private RunningNode node(String id, TestDatabase database, Job workflow) {
    return new RunningNode(database, id, home, workflow, job);
  }

  private static TestDatabase behind(FaultProxy proxy) {
    var direct = POSTGRES.database();
    return new TestDatabase(
        "127.0.0.1",
        proxy.port(),
        direct.name(),
        direct.rolePrefix(),
        direct.superuser(),
        direct.password());
  }

  /// A run that does not notice that it is to stop.
  private static void awaitUninterrupted(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException _) {
        // goes on all the same
      }
    }
  }

  private long request(
      RunningNode through, CommandKind kind, String target, Map<String, String> arguments) {
    return new Commands(through.ledger())
        .request(new CommandRequest(kind, target, arguments, "for a test", "ana", "desk", null));
  }
}
