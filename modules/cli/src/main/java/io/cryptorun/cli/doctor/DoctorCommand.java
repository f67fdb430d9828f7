package io.cryptorun.cli.doctor;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `doctor`: measures what this installation rests on. Changes nothing and starts nothing.
@Command(
    name = "doctor",
    description = {
      "Measures all that this installation rests on; exit code 8 when anything fails.",
      "Configuration, database, clocks, job store, ledger, artifacts, exchanges. Changes nothing."
    },
    footer = {"", "Example:", "  cryptorun doctor --bundle report.zip"})
public final class DoctorCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(
      names = "--bundle",
      paramLabel = "FILE.zip",
      description =
          "Also packs a report: measurements, settings with passwords masked, logs, ledger.")
  private @Nullable Path bundle;

  public DoctorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    var examination = Examination.of(invocation);
    if (bundle != null) {
      var file = new Bundle(invocation, examination).write(bundle.toAbsolutePath());
      invocation.say("packed %s; look into it before you send it".formatted(file));
    }
    var items = examination.measurements().stream().map(Measurement::fields).toList();
    invocation.answer(Answer.list("MeasurementList", items, examination.text()));
    return (examination.isHealthy() ? ExitCode.DONE : ExitCode.UNHEALTHY).number();
  }
}
