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
import io.cryptorun.scheduling.store.Polled;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
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

/// A node dies over a request: after it has taken it on, or after it has done all that was asked
/// and before it could say so. The row then looks as these tests make it look, and the next node
/// applies the request, which counts once.
class AppliedTwicePostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;
  private Questions questions;
  private OneFile oneFile;
  private JobSettings job;

  @BeforeEach
  void job(TestInfo test) {
    questions = new Questions(POSTGRES.database());
    oneFile = new OneFile(home);
    var past = questions.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(30));
    int minute = past.atZone(ZoneOffset.UTC).getMinute();
    job = TestJobs.job(test.getTestMethod().orElseThrow().getName(), minute + " * * * *", true);
  }

  @AfterEach
  void nothingStaysInTheStore() {
    questions.execute(
        "truncate quartz.qrtz_fired_triggers, quartz.qrtz_triggers, quartz.qrtz_job_details"
            + " cascade");
    questions.execute("update cryptorun.schedule set valid_to = now(), next_due = null");
  }

  @Test
  void claimedByANodeThatDied_isAppliedByTheNext() {
    try (var b = node("b", oneFile).start(questions.now())) {
      var a = node("a", oneFile);
      long id = asked(b, CommandKind.TRIGGER, job.name(), Map.of());
      Polled.until(() -> outcome(id).equals("applied") && oneFile.runs() == 1);
      Polled.until(() ->
          questions.count("select count(*) from cryptorun.attempt where outcome = 'running'") == 0);
      a.close();
      long second = questions.count("select nextval('cryptorun.command_id_seq')");
      questions.execute(
          """
          insert into cryptorun.command (id, command, target, requested_by, requested_from, claimed_by, claimed_epoch,
                                         claimed_at)
          overriding system value values (%d, 'trigger', '%s', 'ana', 'desk', 'a', %d, now())
          """
              .formatted(second, job.name(), a.node().node().epoch()));

      Polled.until(() -> outcome(second).equals("applied") && oneFile.runs() == 2);
    }
  }

  @Test
  void pause_appliedAndNotSaid_isOnePause() {
    try (var b = node("b", oneFile).start(questions.now())) {
      long id = applied(b, CommandKind.PAUSE, job.name(), Map.of());

      again(id);

      assertThat(events("paused")).isOne();
      assertThat(questions.count("select count(*) from cryptorun.pause where job = ?", job.name()))
          .isOne();
      assertThat(triggerState()).isEqualTo("PAUSED");
    }
  }

  @Test
  void pause_thatWasEndedMeanwhile_staysEnded() {
    try (var b = node("b", oneFile).start(questions.now())) {
      long id = applied(b, CommandKind.PAUSE, job.name(), Map.of());
      applied(b, CommandKind.RESUME, job.name(), Map.of("missed", "skip"));

      again(id);

      assertThat(triggerState()).isEqualTo("WAITING");
      assertThat(openPauses()).isZero();
    }
  }

  @Test
  void resume_appliedAndNotSaid_runsTheNewestMissedSlotOnce() {
    try (var b = node("b", oneFile)) {
      b.schedule(questions.now());
      questions.execute(
          "update cryptorun.schedule set valid_from = now() - interval '3 h' where valid_to is"
              + " null");
      questions.execute(
          "insert into cryptorun.pause (job, since, paused_by) values ('%s', now() - interval '3 h', 'ana')"
              .formatted(job.name()));
      b.cluster().start();
      long id = applied(b, CommandKind.RESUME, job.name(), Map.of("missed", "latest"));
      Polled.until(() -> oneFile.runs() == 1 && slots("cron success").size() == 1);

      again(id);

      assertThat(oneFile.runs()).isOne();
      assertThat(events("resumed")).isOne();
      assertThat(events("reopened")).isOne();
      assertThat(slots("cron skipped")).hasSize(2);
      assertThat(triggerState()).isEqualTo("WAITING");
    }
  }

  @Test
  void resume_thatWasFollowedByAPause_leavesThatPauseInForce() {
    try (var b = node("b", oneFile).start(questions.now())) {
      applied(b, CommandKind.PAUSE, job.name(), Map.of());
      long id = applied(b, CommandKind.RESUME, job.name(), Map.of("missed", "skip"));
      applied(b, CommandKind.PAUSE, job.name(), Map.of());

      again(id);

      assertThat(triggerState()).isEqualTo("PAUSED");
      assertThat(openPauses()).isOne();
    }
  }

  @Test
  void trigger_appliedAndNotSaid_isOneRun() {
    try (var b = node("b", oneFile).start(questions.now())) {
      long id = applied(b, CommandKind.TRIGGER, job.name(), Map.of());
      Polled.until(() -> slots("manual success").size() == 1);

      again(id);

      long probe = applied(b, CommandKind.TRIGGER, job.name(), Map.of());
      Polled.until(() -> slots("manual success").size() == 2);
      assertThat(probe).isGreaterThan(id);
      assertThat(oneFile.runs()).isEqualTo(2);
    }
  }

  @Test
  void retry_appliedAndNotSaid_isOneRunThatNamesTheOther() {
    try (var b = node("b", oneFile).start(questions.now())) {
      applied(b, CommandKind.TRIGGER, job.name(), Map.of());
      Polled.until(() -> slots("manual success").size() == 1);
      var first = questions.row("select run_id from audit.runs where job = ?", job.name());
      long id = applied(b, CommandKind.RETRY, first, Map.of());
      Polled.until(() -> slots("retry success").size() == 1);

      again(id);

      assertThat(slots("retry")).hasSize(1);
      assertThat(
              questions.row(
                  "select retry_of, requested_by from audit.runs where job = ? and kind = 'retry'",
                  job.name()))
          .isEqualTo(first + " ana");
    }
  }

  @Test
  void cancel_appliedAndNotSaid_isAppliedThoughTheRunIsClosed() throws Exception {
    var working = new CountDownLatch(1);
    Job waiting =
        _ -> {
          working.countDown();
          new CountDownLatch(1).await();
          throw new AssertionError("never");
        };
    try (var b = node("b", waiting).start(questions.now())) {
      applied(b, CommandKind.TRIGGER, job.name(), Map.of());
      working.await();
      var run = questions.row("select run_id from audit.runs where job = ?", job.name());
      long id = applied(b, CommandKind.CANCEL, run, Map.of());
      Polled.until(() -> slots("manual cancelled").size() == 1);

      again(id);

      assertThat(events("cancel_requested")).isOne();
    }
  }

  @Test
  void drainAndUndrain_appliedAndNotSaid_leaveTheNodeAsAsked() {
    try (var b = node("b", oneFile).start(questions.now())) {
      again(applied(b, CommandKind.DRAIN, "b", Map.of()));
      assertThat(state("b")).isEqualTo("draining");

      again(applied(b, CommandKind.UNDRAIN, "b", Map.of()));
      assertThat(state("b")).isEqualTo("active");
    }
  }

  @Test
  void unstick_ofATriggerThatWaits_isRefused() {
    try (var b = node("b", oneFile).start(questions.now())) {
      long id = asked(b, CommandKind.UNSTICK, job.name(), Map.of());

      Polled.until(() -> outcome(id).equals("refused"));
      assertThat(triggerState()).isEqualTo("WAITING");
    }
  }

  private RunningNode node(String id, Job workflow) {
    return new RunningNode(POSTGRES.database(), id, home, workflow, job);
  }

  private long asked(
      RunningNode through, CommandKind kind, String target, Map<String, String> arguments) {
    return new Commands(through.ledger())
        .request(new CommandRequest(kind, target, arguments, "for a test", "ana", "desk", null));
  }

  private long applied(
      RunningNode through, CommandKind kind, String target, Map<String, String> arguments) {
    long id = asked(through, kind, target, arguments);
    Polled.until(() -> outcome(id).equals("applied"));
    return id;
  }

  /// Makes the row look as if its node had died before it could say what it had done, and waits for
  /// the living node to apply it.
  private void again(long id) {
    questions.execute(
        """
        update cryptorun.command
        set outcome = null, message = null, applied_by = null, applied_at = null, before = null, after = null,
            claimed_by = 'dead', claimed_epoch = 0
        where id = %d
        """
            .formatted(id));
    questions.execute("notify cryptorun, 'command'");
    Polled.until(() -> outcome(id).equals("applied"));
  }

  private String outcome(long command) {
    return questions.row("select coalesce(outcome, '') from audit.commands where id = ?", command);
  }

  private long events(String kind) {
    return questions.count(
        "select count(*) from audit.events where job = ? and kind = ?", job.name(), kind);
  }

  private long openPauses() {
    return questions.count(
        "select count(*) from cryptorun.pause where job = ? and ended_at is null", job.name());
  }

  private String state(String node) {
    return questions.row(
        "select state from audit.nodes where node = ? order by epoch desc limit 1", node);
  }

  private String triggerState() {
    return questions.row(
        "select trigger_state from quartz.qrtz_triggers where trigger_name = ? and trigger_group ="
            + " 'workflow'",
        job.name());
  }

  private List<String> slots(String beginning) {
    return questions
        .rows("select kind, state from audit.slots where job = ? order by due_at", job.name())
        .stream()
        .filter(slot -> slot.startsWith(beginning))
        .toList();
  }
}
