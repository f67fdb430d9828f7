package io.cryptorun.cli.schedule;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.Watch;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.command.Commands;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `schedule list`: the jobs, with what is known of market and venues.
@Command(name = "list", description = "Lists the jobs, with regime and health.")
public final class ScheduleListCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(names = "--no-banner", description = "The jobs only.")
  private boolean noBanner;

  @ArgGroup private Which which = new Which();

  @Mixin private final Watch watch = new Watch();

  /// Which jobs are meant; all of them unless one is set.
  static final class Which {

    @Option(names = "--enabled", description = "Enabled jobs only, paused ones as well.")
    private boolean enabled;

    @Option(names = "--disabled", description = "Disabled jobs only.")
    private boolean disabled;

    @Option(names = "--paused", description = "Paused jobs only.")
    private boolean paused;

    boolean includes(JobSettings job, LedgerView view) {
      if (enabled || disabled) {
        return job.enabled() == enabled;
      }
      return !paused || view.pause(job) != null;
    }
  }

  public ScheduleListCommand(Invocation invocation) {
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
    var jobs = view.settings().jobs().stream().filter(job -> which.includes(job, view)).toList();
    var items = jobs.stream().map(job -> JobFields.of(job, view, now)).toList();
    var waiting = new Commands(database).waiting();
    var notes = new ScheduleNotes(view, waiting, invocation.options().zone());
    return Answer.list("JobList", items, text(view, jobs) + notes.text());
  }

  private String text(LedgerView view, List<JobSettings> jobs) {
    var options = invocation.options();
    var surroundings = invocation.surroundings();
    var table =
        new JobTable(jobs, view.pauses().keySet(), view.badges(), surroundings.columns()).text();
    if (noBanner || options.quiet()) {
      return table;
    }
    var banner = new Banner(view.regimeWord(), checkedVenues(view), view.health());
    return banner.text(
            surroundings.clock().instant(), options.zone(), options.colored(surroundings))
        + table;
  }

  private static List<String> checkedVenues(LedgerView view) {
    return view.settings().jobs().stream()
        .filter(job -> job.type() == JobType.PROVIDERS_HEALTH)
        .findFirst()
        .map(job -> job.config().venues().stream().map(Venue::id).toList())
        .orElse(List.of());
  }
}
