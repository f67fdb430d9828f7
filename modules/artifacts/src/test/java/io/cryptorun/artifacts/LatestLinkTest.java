package io.cryptorun.artifacts;

import static io.cryptorun.artifacts.Runs.SIGNALS;
import static io.cryptorun.artifacts.Runs.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestLinkTest {

  @TempDir Path home;
  ArtifactStore store;
  Path link;

  @BeforeEach
  void open() {
    store = new ArtifactStore(ArtifactsRoot.of(home, "artifacts"));
    link = home.resolve("artifacts/signals/latest");
  }

  @Test
  void latest_firstPublication_isARelativeLink() throws IOException {
    publishAndPoint("A1", "2026-01-01T00:00:00Z");

    assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("20260101T000000Z"));
    assertThat(link.resolve("signals.csv")).hasContent("A1");
    assertThat(link.resolveSibling(".staging")).isEmptyDirectory();
  }

  @Test
  void latest_laterNominalTime_moves() throws IOException {
    publishAndPoint("A1", "2026-01-01T00:00:00Z");
    publishAndPoint("A2", "2026-01-01T00:15:00Z");

    assertThat(link.resolve("signals.csv")).hasContent("A2");
  }

  @Test
  void latest_earlierNominalTime_stays() throws IOException {
    publishAndPoint("A2", "2026-01-01T00:15:00Z");
    publishAndPoint("A1", "2026-01-01T00:00:00Z");

    assertThat(link.resolve("signals.csv")).hasContent("A2");
  }

  @Test
  void latest_tenthOfOneNominalTime_followsTheNinth() throws IOException {
    for (var n = 1; n <= 10; n++) {
      publishAndPoint("A" + n, "2026-01-01T00:00:00Z");
    }

    assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("20260101T000000Z-10"));
  }

  @Test
  void latest_somebodysFolder_isLeftAlone() throws IOException {
    Files.createDirectories(link);

    assertThatThrownBy(() -> publishAndPoint("A1", "2026-01-01T00:00:00Z"))
        .isInstanceOf(PublicationException.class)
        .hasMessageContaining("not a link of ours")
        .hasMessageContaining("The run's files are published");
    assertThat(link).isEmptyDirectory();
  }

  @Test
  void latest_notAskedFor_isNotThere() {
    var _ = store.publish(Runs.run("A1"), SIGNALS, List.of(text("signals.csv", "A1")));

    assertThat(link).doesNotExist();
  }

  private void publishAndPoint(String id, String dueAt) {
    var run = new RunFacts(id, "scan.hot", Instant.parse(dueAt), "1.0.0", "c0ffee");
    var publication = store.publish(run, SIGNALS, List.of(text("signals.csv", id)));
    store.pointLatest(run, SIGNALS, publication);
  }
}
