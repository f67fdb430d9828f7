package io.cryptorun.cli.schedule;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.request.RequestAnswer;
import io.cryptorun.cli.request.RequestOptions;
import io.cryptorun.cli.request.Requests;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.command.CommandKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `schedule resume JOB…`: the job runs again from its next nominal time on, and that time is told
/// before anything is asked for.
@Command(name = "resume", description = "Resumes paused jobs from their next nominal time on.")
public final class ScheduleResumeCommand implements Callable<Integer> {

  /// What becomes of the nominal times of the pause.
  enum Missed {
    skip,
    latest;

    /// What is run of the pause.
    ///
    /// @param any whether a nominal time fell into it
    String told(boolean any) {
      return this == skip
          ? "nothing is run"
          : any ? "the newest slot is run now" : "nothing is run, as no slot fell into it";
    }
  }

  private final Invocation invocation;

  @Mixin private final JobTargets targets = new JobTargets();
  @Mixin private final RequestOptions request = new RequestOptions();

  @Option(
      names = "--missed",
      paramLabel = "WHAT",
      description =
          "Of the times that fell into the pause: skip runs none, latest the newest one. Default:"
              + " skip.")
  private Missed missed = Missed.skip;

  public ScheduleResumeCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    invocation.settings();
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      var view = LedgerView.read(invocation, database);
      var jobs = meant(view);
      jobs.forEach(job -> tellNext(job, view));
      var requests =
          jobs.stream()
              .map(job ->
                  request.request(
                      invocation,
                      CommandKind.RESUME,
                      job.name(),
                      Map.of("missed", missed.toString())))
              .toList();
      var statuses = new Requests(invocation, database).send(requests, request.patience());
      invocation.answer(RequestAnswer.of(statuses, "cryptorun schedule list", invocation.times()));
      return Requests.exit(statuses, request.patience()).number();
    }
  }

  private void tellNext(JobSettings job, LedgerView view) {
    var zone = view.settings().global().timezone();
    var next = job.cron().next(invocation.now(), zone);
    var pause = view.pause(job);
    var first = job.cron().next(pause == null ? invocation.now() : pause.since(), zone);
    invocation.say(
        "▸ %s, next fire %s; of the pause %s"
            .formatted(
                job.name(),
                invocation.times().text(next),
                missed.told(!first.isAfter(invocation.now()))));
  }

  private List<JobSettings> meant(LedgerView view) {
    var jobs = targets.in(view.settings(), "resume");
    if (targets.isAll()) {
      var paused = jobs.stream().filter(job -> view.pause(job) != null).toList();
      if (!paused.isEmpty()) {
        return paused;
      }
    }
    for (var job : jobs) {
      if (view.pause(job) == null) {
        throw JobConflict.notPaused(job, view, invocation.now(), invocation.times());
      }
    }
    return jobs;
  }
}
