package io.cryptorun.app;

import io.cryptorun.simulator.SimulatorOptions;
import io.cryptorun.simulator.limits.LimitRules;
import io.cryptorun.simulator.limits.LimitsFile;
import io.cryptorun.testkit.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;

/// Simulated exchanges in this process, reached over HTTP like any others.
final class Exchanges {

  private Exchanges() {}

  /// The recorded market, standing still at an instant.
  static SimulatorOptions recorded(String at) {
    return SimulatorOptions.standard()
        .withData(Recorded.path("data"))
        .withAt(Instant.parse(at))
        .withFrozen(true)
        .withLimits(loose());
  }

  /// The recorded market, moved to today.
  static SimulatorOptions movedToNow(String from) {
    return SimulatorOptions.standard()
        .withData(Recorded.path("data"))
        .withReplayFrom(Instant.parse(from))
        .withLimits(loose());
  }

  /// The market that ships, now.
  static SimulatorOptions synthetic() {
    return SimulatorOptions.standard().withLimits(loose());
  }

  private static LimitRules loose() {
    try {
      var file = Files.createTempFile("limits", ".yaml");
      try {
        Files.writeString(file, Trial.fastVenues());
        return LimitsFile.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
