package io.cryptorun.scheduling.cluster;

import io.cryptorun.jobs.Questions;
import io.cryptorun.ledger.command.CommandKind;
import java.time.Duration;
import java.util.List;

/// What the database tells of one job, and what is made of it there.
record OneJob(Questions questions, String job) {

  void scheduledSince(Duration time) {
    questions.execute(
        "update cryptorun.schedule set valid_from = now() - interval '%d s' where valid_to is null"
            .formatted(time.toSeconds()));
  }

  void pausedSince(Duration time) {
    questions.execute(
        "insert into cryptorun.pause (job, since, paused_by) values ('%s', now() - interval '%d s', 'ana')"
            .formatted(job, time.toSeconds()));
  }

  String outcome(long command) {
    return questions.row("select coalesce(outcome, '') from audit.commands where id = ?", command);
  }

  long id(CommandKind kind) {
    return questions.count("select max(id) from audit.commands where command = ?", kind.word());
  }

  long settlements(long command) {
    return questions.count(
        "select count(*) from audit.events where kind = 'command_applied' and (detail ->>"
            + " 'id')::bigint = ?",
        command);
  }

  long rejections() {
    return questions.count(
        "select count(*) from audit.events where kind = 'rejected' and job = ?", job);
  }

  long epochOf(String node) {
    return questions.count("select max(epoch) from audit.nodes where node = ?", node);
  }

  String triggerState() {
    return questions.row(
        "select trigger_state from quartz.qrtz_triggers where trigger_name = ? and trigger_group ="
            + " 'workflow'",
        job);
  }

  void setState(String state) {
    questions.execute(
        "update quartz.qrtz_triggers set trigger_state = '%s' where trigger_name = '%s'"
            .formatted(state, job));
  }

  long repairs() {
    return questions.count(
        "select count(*) from audit.events where kind = 'repaired' and job = ?", job);
  }

  boolean nothingRuns() {
    return slots().stream().noneMatch(slot -> slot.contains("running") || slot.contains("planned"));
  }

  List<String> slots() {
    return questions.rows(
        "select kind, state, reason from audit.slots where job = ? order by due_at", job);
  }
}
