package io.cryptorun.cli.config;

import io.cryptorun.app.applied.ConfigDifference;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `config diff`: what applying the files would change. Exit code 1 when something would.
@Command(
    name = "diff",
    description = "Compares the files with the applied configuration; exit code 1 if they differ.")
public final class ConfigDiffCommand implements Callable<Integer> {

  /// What the files are compared with.
  enum Against {
    running
  }

  private final Invocation invocation;

  @Option(
      names = "--against",
      paramLabel = "WHAT",
      description = "running: what is applied. That is the default, and all there is.")
  private Against against = Against.running;

  public ConfigDiffCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var standing = Standing.read(invocation, invocation.databases().forReading());
    var difference = standing.difference();
    var item =
        new Fields()
            .with("against", against)
            .with("same", difference.isEmpty())
            .with("applied_sha256", standing.appliedSha256())
            .with("files_sha256", standing.files().sha256());
    DifferenceFields.addTo(item, difference);
    invocation.answer(Answer.item("ConfigDiff", item, text(standing, difference)));
    return (difference.isEmpty() ? ExitCode.DONE : ExitCode.RUN_FAILED).number();
  }

  /// The file that was compared, where it is not the one that would be applied unasked.
  private String file() {
    var config = invocation.options().config();
    return config == null ? "" : " -c " + config;
  }

  private String text(Standing standing, ConfigDifference difference) {
    if (difference.isEmpty()) {
      return "%s says what is applied%n".formatted(standing.files().schedulerFile().name());
    }
    return new DifferenceText(difference, invocation.times()).text()
        + "next: cryptorun config apply%s%n".formatted(file());
  }
}
