package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldLogFilesTest {

  private static final Instant OLDEST = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir Path folder;

  @Test
  void files_lastWrittenBeforeThat_go_andNothingElse() throws IOException {
    file("node-a.2026-02-01.0.log.gz", OLDEST.minusSeconds(1));
    file("node-a.log", OLDEST);
    Files.createDirectory(folder.resolve("kept"));
    Files.setLastModifiedTime(folder.resolve("kept"), FileTime.from(OLDEST.minusSeconds(1)));

    assertThat(new OldLogFiles(folder).removeBefore(OLDEST)).isEqualTo(1);

    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("node-a.log", "kept");
  }

  @Test
  void aFolderThatIsNotThere_isNoFault() {
    assertThat(new OldLogFiles(folder.resolve("none")).removeBefore(OLDEST)).isZero();
  }

  private void file(String name, Instant written) throws IOException {
    var file = Files.writeString(folder.resolve(name), "line\n");
    Files.setLastModifiedTime(file, FileTime.from(written));
  }
}
