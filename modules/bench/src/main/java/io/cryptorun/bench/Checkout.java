package io.cryptorun.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/// The source tree the measurement was started in.
public final class Checkout {

  private Checkout() {}

  /// The nearest folder upwards that holds the launcher.
  public static Path root() {
    var folder = Path.of("").toAbsolutePath();
    for (var at = folder; at != null; at = at.getParent()) {
      if (Files.isExecutable(at.resolve("cryptorun"))) {
        return at;
      }
    }
    throw new IllegalStateException("%s is not in a checkout".formatted(folder));
  }
}
