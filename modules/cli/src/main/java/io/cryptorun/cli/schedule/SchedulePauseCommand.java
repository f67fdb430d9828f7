package io.cryptorun.cli.schedule;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.PointInTime;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.request.RequestAnswer;
import io.cryptorun.cli.request.RequestOptions;
import io.cryptorun.cli.request.Requests;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.command.CommandKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `schedule pause JOB…`: nominal times fall due and are closed as skipped until the job is
/// resumed.
@Command(name = "pause", description = "Pauses jobs until they are resumed, or for a while.")
public final class SchedulePauseCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Mixin private final JobTargets targets = new JobTargets();
  @Mixin private final RequestOptions request = new RequestOptions();

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Resumes by itself then: a time, or 2h for two hours from now.")
  private @Nullable PointInTime until;

  public SchedulePauseCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    invocation.settings();
    var end = end();
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      var view = LedgerView.read(invocation, database);
      var jobs = meant(view);
      var arguments = end == null ? Map.<String, String>of() : Map.of("until", end.toString());
      var requests =
          jobs.stream()
              .map(job -> request.request(invocation, CommandKind.PAUSE, job.name(), arguments))
              .toList();
      var statuses = new Requests(invocation, database).send(requests, request.patience());
      invocation.answer(RequestAnswer.of(statuses, "cryptorun schedule list", invocation.times()));
      return Requests.exit(statuses, request.patience()).number();
    }
  }

  private List<JobSettings> meant(LedgerView view) {
    var jobs = targets.in(view.settings(), "pause");
    if (targets.isAll()) {
      var running = jobs.stream().filter(job -> view.pause(job) == null).toList();
      if (!running.isEmpty()) {
        return running;
      }
    }
    for (var job : jobs) {
      if (!job.enabled()) {
        throw JobConflict.disabled(job);
      }
      var pause = view.pause(job);
      if (pause != null) {
        throw JobConflict.pausedAlready(pause, invocation.times());
      }
    }
    return jobs;
  }

  private @Nullable Instant end() {
    if (until == null) {
      return null;
    }
    var now = invocation.now();
    var end =
        switch (until) {
          case PointInTime.Ago(var distance) -> now.plus(distance);
          case PointInTime.Exactly(var instant) -> instant;
        };
    if (!end.isAfter(now)) {
      throw CommandRefused.usage(
          "CR-USE-021",
          "--until %s has passed already".formatted(end),
          "a time to come, or a distance such as 2h");
    }
    return end;
  }
}
