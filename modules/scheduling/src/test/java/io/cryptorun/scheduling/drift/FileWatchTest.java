package io.cryptorun.scheduling.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.scheduling.store.Polled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTest {

  private static final Duration EVERY = Duration.ofMillis(50);

  @TempDir Path home;
  private final List<Path> told = new CopyOnWriteArrayList<>();

  @Test
  void file_thatIsWritten_isToldOf() throws IOException {
    var file = Files.writeString(home.resolve("scheduler.yaml"), "jobs: []");
    var other = Files.writeString(home.resolve("venues.yaml"), "hosts: []");
    try (var _ = FileWatch.start("a", List.of(file, other), EVERY, told::add)) {
      Polled.until(() -> writtenLater(file));
    }
    assertThat(told).contains(file).doesNotContain(other);
  }

  @Test
  void file_thatIsMissingOrUnchanged_isNotToldOf() throws IOException {
    var file = Files.writeString(home.resolve("scheduler.yaml"), "jobs: []");
    var other = Files.writeString(home.resolve("venues.yaml"), "hosts: []");
    var missing = home.resolve("missing.yaml");
    try (var _ = FileWatch.start("a", List.of(file, missing, other), EVERY, told::add)) {
      Polled.until(() -> writtenLater(other));
    }
    assertThat(told).containsOnly(other);
  }

  /// The first look only remembers the time it finds, so the file is written again and again until
  /// a later look has told of it.
  private boolean writtenLater(Path file) {
    try {
      var later = Files.getLastModifiedTime(file).toInstant().plusMillis(10);
      Files.setLastModifiedTime(file, FileTime.from(later));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return told.contains(file);
  }
}
