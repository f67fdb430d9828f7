package io.cryptorun.cli;

import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import io.cryptorun.simulator.faults.FaultsFile;
import io.cryptorun.simulator.limits.LimitsFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `simulator`: serves all venues on one port until it is stopped.
@Command(
    name = "simulator",
    description = "Serves all four exchanges on one port, from a recording or a synthetic market.")
final class SimulatorCommand implements Callable<Integer> {

  private static final int MOST_PORT = 65535;

  private final Invocation invocation;

  @Option(names = "--port", paramLabel = "N", description = "0: any free one. Default: 18080.")
  private int port = 18080;

  @Option(names = "--data", paramLabel = "DIR", description = "A recording. Default: synthetic.")
  private @Nullable Path data;

  @Option(names = "--at", paramLabel = "INSTANT", description = "Starts the market clock there.")
  private @Nullable Instant at;

  @Option(names = "--freeze", description = "The market clock stands still.")
  private boolean freeze;

  @Option(
      names = "--replay-from",
      paramLabel = "INSTANT",
      description = "Moves a recording by whole days, so that it happens now.")
  private @Nullable Instant replayFrom;

  @Option(names = "--seed", paramLabel = "N", description = "Of the synthetic market. Default: 1.")
  private long seed = 1;

  @Option(names = "--faults", paramLabel = "FILE", description = "What goes wrong.")
  private @Nullable Path faults;

  @Option(names = "--limits", paramLabel = "FILE", description = "Rate limits, as venues.yaml.")
  private @Nullable Path limits;

  @Option(names = "--latency", paramLabel = "MS", description = "Of every answer, milliseconds.")
  private int latency;

  SimulatorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    invocation.staysUp();
    if (port < 0 || port > MOST_PORT) {
      throw CommandRefused.usage(
          "CR-USE-035",
          "port %d is not in 0..%d".formatted(port, MOST_PORT),
          "--port 18080, or --port 0 for any free one");
    }
    if (latency < 0) {
      throw CommandRefused.usage(
          "CR-USE-041", "--latency %d is less than nothing".formatted(latency), "--latency 50");
    }
    try (var simulator = Simulator.start(options())) {
      var url = simulator.url().toString();
      var item =
          new Fields()
              .with("url", url)
              .with("data", simulator.description())
              .with("clock", simulator.now())
              .with("frozen", freeze)
              .with("fingerprint", simulator.fingerprint());
      invocation.answer(
          Answer.item(
              "Simulator",
              item,
              "simulator on %s, %s, market clock %s%s%n"
                  .formatted(
                      url, simulator.description(), simulator.now(), freeze ? " (frozen)" : "")));
      new CountDownLatch(1).await(); // until a signal ends the process
      return ExitCode.DONE.number();
    }
  }

  private SimulatorOptions options() {
    var options =
        SimulatorOptions.standard()
            .withPort(port)
            .withData(data)
            .withAt(at)
            .withFrozen(freeze)
            .withReplayFrom(replayFrom)
            .withSeed(seed)
            .withLatency(Duration.ofMillis(latency));
    options = faults == null ? options : options.withFaults(FaultsFile.read(faults));
    return limits == null ? options : options.withLimits(LimitsFile.read(limits));
  }
}
