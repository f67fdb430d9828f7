package io.cryptorun.cli.config;

import io.cryptorun.app.settings.Problem;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.ConfigWarnings;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Table;
import io.cryptorun.jobs.config.JobSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `config validate [FILE]`: reads both files as every other command does and says that they are
/// valid; when they are not, the same errors as everywhere.
@Command(
    name = "validate",
    description = "Checks the schedule and venues files; exit code 3 when they are not valid.")
public final class ConfigValidateCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Instead of -c FILE.")
  private @Nullable Path file;

  public ConfigValidateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var review = invocation.review(file);
    var settings = review.settings();
    review
        .warnings()
        .forEach(warning -> invocation.say(ConfigWarnings.text(warning).stripTrailing()));
    var enabled = settings.jobs().stream().filter(JobSettings::enabled).count();
    var text =
        "%s: valid, %d jobs, %d enabled%n%s: valid, %d venues%n%nversion %s%n%n%s"
            .formatted(
                settings.schedulerFile().name(),
                settings.jobs().size(),
                enabled,
                settings.venuesFile().name(),
                settings.venues().size(),
                settings.sha256(),
                table(settings));
    invocation.answer(
        Answer.item("ConfigCheck", fields(settings), text)
            .warning(review.warnings().stream().map(Problem::toString).toList()));
    return ExitCode.DONE.number();
  }

  private static String table(Settings settings) {
    var table = new Table("JOB", "CRON", "WORDS", "ENABLED");
    for (var job : settings.jobs()) {
      table.row(
          job.name(), job.cron().toString(), job.cron().words(), job.enabled() ? "yes" : "no");
    }
    return table.text();
  }

  private static Fields fields(Settings settings) {
    return new Fields()
        .with("valid", true)
        .with("scheduler_file", settings.schedulerFile().name())
        .with("venues_file", settings.venuesFile().name())
        .with("sha256", settings.sha256())
        .with("jobs", settings.jobs().stream().map(ConfigValidateCommand::job).toList())
        .with("venues", settings.venues().stream().sorted().toList());
  }

  private static Fields job(JobSettings job) {
    return new Fields()
        .with("name", job.name())
        .with("type", job.type())
        .with("cron", job.cron().toString())
        .with("text", job.cron().words())
        .with("enabled", job.enabled());
  }
}
