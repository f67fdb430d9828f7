package io.cryptorun.testkit;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Recorded market data and venue payloads, which lie beside the checkout and not in it.
public final class Recorded {
  private static final String FOLDER_VARIABLE = "CRYPTORUN_SHARED";
  private static final String FOLDER = "shared";

  private Recorded() {}

  /// The folder that holds `data/` and `fixtures/`; without it the calling test is skipped, with
  /// the reason.
  public static Path folder() {
    String named = System.getenv(FOLDER_VARIABLE);
    Path here = Path.of("").toAbsolutePath();
    Stream<Path> candidates =
        named != null
            ? Stream.of(Path.of(named))
            : Stream.<Path>iterate(here, path -> path != null, Path::getParent)
                .map(path -> path.resolve(FOLDER));
    return candidates
        .filter(folder -> Files.isDirectory(folder.resolve("data")))
        .findFirst()
        .orElseGet(() ->
            abort(
                "recorded data not found: set %s, or put a folder named %s beside the checkout"
                    .formatted(FOLDER_VARIABLE, FOLDER)));
  }

  /// A file or folder of the recordings, such as `fixtures/venues/kraken`; skips the test where it
  /// is absent.
  public static Path path(String relative) {
    Path path = folder().resolve(relative);
    return Files.exists(path) ? path : abort("recorded data has no " + relative);
  }
}
