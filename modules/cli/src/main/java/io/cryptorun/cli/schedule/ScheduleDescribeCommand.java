package io.cryptorun.cli.schedule;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.Watch;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.command.Commands;
import io.cryptorun.ledger.slot.SlotHistory;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `schedule describe JOB`: everything about one job.
@Command(name = "describe", description = "Tells everything about a job.")
public final class ScheduleDescribeCommand implements Callable<Integer> {

  private static final int SLOTS = 5;

  private final Invocation invocation;

  @Parameters(paramLabel = "JOB", description = "E.g. scan.hot.")
  private String jobName = "";

  @Mixin private final Watch watch = new Watch();

  public ScheduleDescribeCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    invocation.settings();
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      return watch.tell(invocation, () -> look(database)).number();
    }
  }

  private Answer look(Database database) {
    var now = invocation.surroundings().clock().instant();
    var view = LedgerView.read(invocation, database);
    var job = Jobs.named(view.settings(), jobName);
    var filter = new SlotHistory.Filter(job.name(), null, List.of(), null, null, SLOTS);
    var last = new SlotHistory(database).list(filter);
    var next = view.nextFires(job, now, SLOTS);
    var item =
        JobFields.of(job, view, now)
            .with("config", config(job))
            .with("gates", RunPlan.of(job).rules())
            .with("volume_confirm", VolumeConfirm.of(job))
            .with("next_fires", next)
            .with("last_slots", last.stream().map(SlotFields::of).toList());
    var text = new DescriptionText(job, view, last, next, invocation.times()).text();
    var waiting =
        new Commands(database)
            .waiting().stream().filter(request -> request.target().equals(job.name())).toList();
    var notes = new ScheduleNotes(view, waiting, invocation.options().zone());
    return Answer.item("Job", item, text + notes.requests());
  }

  private static Fields config(JobSettings job) {
    var config = job.config();
    var policy = job.policy();
    return new Fields()
        .with("universe", config.universe().spec())
        .with("venues", config.venues().stream().map(Venue::id).toList())
        .with("max_sample", config.maxSample())
        .with("top_n", config.topN())
        .with("ttl_seconds", config.ttl().toSeconds())
        .with("regime_aware", config.regimeAware())
        .with("premove", config.premove())
        .with("output_dir", config.outputDir())
        .with("catch_up", policy.catchUp().id())
        .with("catch_up_window_seconds", policy.catchUpWindow().toSeconds())
        .with("timeout_seconds", policy.timeout().toSeconds())
        .with("retries", policy.retries())
        .with("retry_backoff_seconds", policy.retryBackoff().toSeconds())
        .with("enforce", job.enforce());
  }
}
