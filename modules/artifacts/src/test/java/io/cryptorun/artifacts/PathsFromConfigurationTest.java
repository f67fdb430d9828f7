package io.cryptorun.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsFromConfigurationTest {

  private static final Path HOME = Path.of("/srv/cryptorun");

  @ParameterizedTest
  @ValueSource(strings = {"signals", "a/b", "warm_signals", "sig nals"})
  void outputDir_relativeAndDownwards_isAccepted(String text) {
    assertThat(ArtifactsRoot.of(HOME, "artifacts").of(new OutputDir(text)))
        .isEqualTo(HOME.resolve("artifacts").resolve(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "/etc", "..", "a/../../b", "../x", ".", ".staging", "a/.b", "\0"})
  void outputDir_anythingElse_isRefusedWithTheWayOut(String text) {
    assertThatThrownBy(() -> new OutputDir(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("output_dir")
        .hasMessageContaining("signals");
  }

  @Test
  void artifactsDir_relative_liesBelowTheHomeAndIsShownRelative() {
    var root = ArtifactsRoot.of(HOME, "artifacts");

    assertThat(root.directory()).isEqualTo(Path.of("/srv/cryptorun/artifacts"));
    assertThat(root.shown(root.directory().resolve("x"))).isEqualTo("artifacts/x");
  }

  @Test
  void artifactsDir_absolute_isTakenAsItIsAndShownAbsolute() {
    var root = ArtifactsRoot.of(HOME, "/data/out");

    assertThat(root.directory()).isEqualTo(Path.of("/data/out"));
    assertThat(root.shown(root.directory().resolve("x"))).isEqualTo("/data/out/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/../../b", "\0"})
  void artifactsDir_leavingTheHome_isRefused(String text) {
    assertThatThrownBy(() -> ArtifactsRoot.of(HOME, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("artifacts_dir");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../A", "A.B", "Ä"})
  void runId_thatCannotNameAFolder_isRefused(String id) {
    assertThatThrownBy(() -> Runs.run(id)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void dueAt_withAFractionOfASecond_isRefused() {
    var dueAt = Instant.parse("2026-01-01T00:00:00.5Z");

    assertThatThrownBy(() -> new RunFacts("A1", "scan.hot", dueAt, "1.0.0", "c0ffee"))
        .hasMessageContaining("whole seconds");
  }
}
