package io.cryptorun.bench.flow;

import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// The simulator as a process: prints its address, answers until its stdin ends.
public final class SimulatedExchanges {

  private SimulatedExchanges() {}

  /// Serves until nobody holds its stdin.
  ///
  /// @param arguments latency in milliseconds, then, for a recording, its folder and the instant of
  ///   it that is moved to today
  public static void main(String[] arguments) throws IOException {
    var options =
        SimulatorOptions.standard().withLatency(Duration.ofMillis(Long.parseLong(arguments[0])));
    if (arguments.length == 3) {
      options = options.withData(Path.of(arguments[1])).withReplayFrom(Instant.parse(arguments[2]));
    }
    try (var simulator = Simulator.start(options)) {
      System.out.println(simulator.url());
      while (System.in.read() >= 0) {
        // nothing is asked for but the end
      }
    }
  }
}
