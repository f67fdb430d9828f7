package io.cryptorun.cli.schedule;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `schedule list`: the jobs, with what is known of market and venues.
@Command(name = "list", description = "Lists the jobs, with regime and health.")
public final class ScheduleListCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(names = "--no-banner", description = "The jobs only.")
  private boolean noBanner;

  public ScheduleListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    invocation.settings();
    var now = invocation.surroundings().clock().instant();
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      var view = LedgerView.read(invocation, database);
      var jobs = view.settings().jobs();
      var items = jobs.stream().map(job -> JobFields.of(job, view, now)).toList();
      invocation.answer(Answer.list("JobList", items, text(view)));
    }
    return ExitCode.DONE.number();
  }

  private String text(LedgerView view) {
    var options = invocation.options();
    var surroundings = invocation.surroundings();
    var table = new JobTable(view.settings().jobs(), view.badges(), surroundings.columns()).text();
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
