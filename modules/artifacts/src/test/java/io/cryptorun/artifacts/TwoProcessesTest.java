package io.cryptorun.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class TwoProcessesTest {

  private static final int EACH = 100;

  @TempDir Path home;

  @Test
  void publish_twoProcessesAtOneNominalTime_eachRunGetsItsOwnDirectory() throws Exception {
    var a = PublisherProcess.start(home, "A", "" + EACH);
    var b = PublisherProcess.start(home, "B", "" + EACH);
    assertThat(List.of(a.waitFor(), b.waitFor())).containsOnly(0);

    var runs = new HashSet<String>();
    for (var directory : directories()) {
      var manifest = JsonMapper.shared().readTree(directory.resolve("manifest.json"));
      var run = manifest.get("run_id").asString();
      assertThat(directory.resolve("signals.csv")).hasContent(run);
      runs.add(run);
    }
    assertThat(runs).hasSize(2 * EACH);
    assertThat(directories()).containsExactlyInAnyOrderElementsOf(namesUpTo(2 * EACH));
  }

  @Test
  void publish_processKilledMidway_showsNothingAndHindersNobody() throws Exception {
    var killed = PublisherProcess.start(home, "KILLED", "die");
    assertThat(killed.waitFor()).isEqualTo(PublisherProcess.DIED);
    assertThat(directories()).isEmpty();
    assertThat(signals().resolve(".staging/KILLED/signals.csv")).exists();

    var next = PublisherProcess.start(home, "NEXT", "1");
    assertThat(next.waitFor()).isZero();
    assertThat(directories()).containsExactly(signals().resolve("20210519T150007Z"));
  }

  private Path signals() {
    return home.resolve("artifacts/signals");
  }

  private List<Path> directories() throws IOException {
    try (var all = Files.list(signals())) {
      return all.filter(path -> !path.getFileName().toString().startsWith(".")).toList();
    }
  }

  private List<Path> namesUpTo(int last) {
    return IntStream.rangeClosed(1, last)
        .mapToObj(n -> signals().resolve("20210519T150007Z" + (n == 1 ? "" : "-" + n)))
        .toList();
  }
}
