package io.cryptorun.simulator;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Finds the recorded data beside the repository; tests that need it are skipped where it is
/// absent.
public final class SharedData {
  private SharedData() {}

  /// The folder of recorded candles.
  public static Path recording() {
    return folder("data");
  }

  /// A recorded answer of a venue.
  public static Path fixture(String name) {
    return folder("fixtures").resolve("venues").resolve(name);
  }

  /// A file of this repository.
  public static Path repository(String name) {
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(name))) {
        return at.resolve(name);
      }
    }
    throw new IllegalStateException("no " + name + " above the module");
  }

  private static Path folder(String name) {
    String named = System.getenv("CRYPTORUN_SHARED");
    if (named != null) {
      return Path.of(named).resolve(name);
    }
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      var candidate = at.resolve("shared").resolve(name);
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    Assumptions.abort("no folder shared/" + name + " beside the repository");
    throw new IllegalStateException("unreachable");
  }
}
