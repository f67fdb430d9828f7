package io.cryptorun.cli.schedule;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.Watch;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pauses;
import io.cryptorun.ledger.Pool;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `schedule list`: the jobs, with what is known of market and venues.
@Command(name = "list", description = "Lists the jobs, with regime and health.")
public final class ScheduleListCommand implements Callable<Integer> {

  /// To the minute, as the banner's neighbours are; the zone stands behind it.
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mmXXX", Locale.ROOT);

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
    return Answer.list("JobList", items, text(view, jobs) + footer(view));
  }

  /// Only when something is not as usual.
  private String footer(LedgerView view) {
    return view.settings().jobs().stream()
        .map(view::pause)
        .filter(Objects::nonNull)
        .map(this::warning)
        .collect(Collectors.joining());
  }

  private String warning(Pauses.Pause pause) {
    return "⚠ %s paused since %s by %s%s%s; resume: cryptorun schedule resume %s --missed skip%n"
        .formatted(
            pause.job(),
            minute(pause.since()),
            pause.by(),
            pause.reason() == null ? "" : " (\"%s\")".formatted(pause.reason()),
            pause.until() == null ? "" : " until " + minute(pause.until()),
            pause.job());
  }

  private String minute(Instant time) {
    return MINUTE.format(time.atZone(invocation.options().zone()));
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
