package io.cryptorun.artifacts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Runs and files as the tests of publication need them.
final class Runs {

  static final Instant DUE = Instant.parse("2021-05-19T15:00:07Z");
  static final OutputDir SIGNALS = new OutputDir("signals");

  private Runs() {}

  static RunFacts run(String id) {
    return new RunFacts(id, "scan.hot", DUE, "1.0.0", "c0ffee");
  }

  static ArtifactDraft text(String name, String content) {
    return new ArtifactDraft(
        name, "text/csv", 1, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  static ArtifactDraft zeros(String name, int bytes) {
    return new ArtifactDraft(name, "text/csv", 0, out -> out.write(new byte[bytes]));
  }
}
