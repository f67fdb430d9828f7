package io.cryptorun.cli.schedule;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.PointInTime;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.cron.Cron;
import io.cryptorun.jobs.cron.CronSyntaxException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `schedule next`: the coming nominal times of the files' jobs, or of an expression that is only
/// being considered. Pure computation: no database, and so nothing about pauses.
@Command(
    name = "next",
    description = "Computes the coming fires of a job, of all jobs, or of a cron expression.")
public final class ScheduleNextCommand implements Callable<Integer> {

  private static final int MOST = 1000;

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("job", "JOB"),
          Column.of("fire", "FIRE"),
          Column.of("cron", "CRON"),
          Column.of("text", "WORDS"),
          Column.wide("time_zone", "ZONE"));

  private final Invocation invocation;

  @Parameters(arity = "0..1", paramLabel = "JOB", description = "Default: every enabled job.")
  private @Nullable String jobName;

  @Option(names = "--cron", paramLabel = "EXPR", description = "Instead of a job: five fields.")
  private @Nullable String expression;

  @Option(names = "-n", paramLabel = "N", description = "How many, 1 to 1000. Default: 5.")
  private int count = 5;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Fires after that time. Default: now.")
  private @Nullable PointInTime from;

  public ScheduleNextCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    check();
    var now = invocation.now();
    var after = from == null ? now : from.at(now);
    var fires = expression == null ? ofJobs(after) : ofExpression(expression, after);
    invocation.answer(Answer.table("FireList", COLUMNS, fires.toList()));
    if (expression == null) {
      invocation.say("by the files alone; what is paused: cryptorun schedule list --paused");
    }
    return ExitCode.DONE.number();
  }

  private void check() {
    if (expression != null && jobName != null) {
      throw CommandRefused.usage(
          "CR-USE-022",
          "a job and --cron are both given",
          "cryptorun schedule next %s   or   cryptorun schedule next --cron \"%s\""
              .formatted(jobName, expression));
    }
    if (count < 1 || count > MOST) {
      throw CommandRefused.usage(
          "CR-USE-023", "-n %d is not between 1 and %d".formatted(count, MOST), "-n 5");
    }
  }

  private Stream<Fields> ofJobs(Instant after) {
    var settings = invocation.settings();
    var jobs =
        jobName == null
            ? settings.jobs().stream().filter(JobSettings::enabled).toList()
            : List.of(Jobs.named(settings, jobName));
    var zone = settings.global().timezone();
    return jobs.stream().flatMap(job -> fires(job.name(), job.cron(), zone, after));
  }

  private Stream<Fields> ofExpression(String text, Instant after) {
    try {
      return fires(null, Cron.parse(text), ZoneOffset.UTC, after);
    } catch (CronSyntaxException wrong) {
      throw new CommandRefused(
          ErrorReport.of(
              "CR-CFG-012",
              ExitCode.CONFIGURATION,
              "\"%s\" is not a cron expression that can be scheduled".formatted(text),
              "--cron",
              String.valueOf(wrong.getMessage()),
              wrong.fix()));
    }
  }

  private Stream<Fields> fires(@Nullable String job, Cron cron, ZoneId zone, Instant after) {
    return cron.upcoming(after, zone)
        .limit(count)
        .map(fire ->
            new Fields()
                .with("job", job)
                .with("fire", fire)
                .with("cron", cron.toString())
                .with("text", cron.words())
                .with("time_zone", zone.getId().equals("Z") ? "UTC" : zone.getId()));
  }
}
