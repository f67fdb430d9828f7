package io.cryptorun.artifacts;

import static io.cryptorun.artifacts.Runs.SIGNALS;
import static io.cryptorun.artifacts.Runs.run;
import static io.cryptorun.artifacts.Runs.text;
import static io.cryptorun.artifacts.Runs.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.artifacts.PublicationException.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultyDiskTest {

  @TempDir Path home;

  @Test
  void publish_diskFullMidway_leavesNothingAndSaysSo() throws Exception {
    try (var disk = MountedDisk.ofKibibytes(256, home.resolve("disk"))) {
      var store = new ArtifactStore(ArtifactsRoot.of(home, "disk"));
      var tooMuch = List.of(text("signals.csv", "abc"), zeros("explain.json", 1 << 20));

      assertThatThrownBy(() -> store.publish(run("A1"), SIGNALS, tooMuch))
          .isInstanceOfSatisfying(PublicationException.class, is(Obstacle.NO_SPACE))
          .hasMessageContaining("No space left on device")
          .hasMessageContaining("uid ")
          .hasMessageContaining("Free space there");

      assertThat(disk.directory().resolve("signals/20210519T150007Z")).doesNotExist();
      assertThat(disk.directory().resolve("signals/.staging")).isEmptyDirectory();
      store.publish(run("A2"), SIGNALS, List.of(zeros("small.csv", 100 << 10)));
      assertThat(disk.directory().resolve("signals/20210519T150007Z/small.csv")).exists();
    }
  }

  @Test
  void publish_readOnlyDisk_saysHowToGoOn() throws Exception {
    try (var disk = MountedDisk.ofKibibytes(256, home.resolve("disk"))) {
      var store = new ArtifactStore(ArtifactsRoot.of(home, "disk"));
      store.publish(run("A1"), SIGNALS, List.of(text("signals.csv", "abc")));
      disk.makeReadOnly();

      assertThatThrownBy(() -> store.publish(run("A2"), SIGNALS, List.of(text("s.csv", "abc"))))
          .isInstanceOfSatisfying(PublicationException.class, is(Obstacle.READ_ONLY))
          .hasMessageContaining("CRYPTORUN_HOME");

      assertThat(disk.directory().resolve("signals/20210519T150007Z-2")).doesNotExist();
    }
  }

  @Test
  void publish_folderOfAnother_saysWhoseItIsAndWhoWeAre() throws Exception {
    var artifacts = Files.createDirectory(home.resolve("artifacts"));
    var store = new ArtifactStore(ArtifactsRoot.of(home, "artifacts"));
    try (var _ = LockedFolder.of(artifacts)) {
      assertThatThrownBy(() -> store.publish(run("A1"), SIGNALS, List.of(text("s.csv", "abc"))))
          .isInstanceOfSatisfying(PublicationException.class, is(Obstacle.NOT_PERMITTED))
          .hasMessageContaining(artifacts.toString())
          .hasMessageContaining("belongs to " + Files.getOwner(artifacts))
          .hasMessageContaining("this process is uid")
          .hasMessageContaining("chown");
      assertThat(artifacts).isEmptyDirectory();
    }
  }

  @Test
  void publish_fileWhereTheFolderShouldBe_isTold() throws IOException {
    Files.writeString(home.resolve("artifacts"), "a file");
    var store = new ArtifactStore(ArtifactsRoot.of(home, "artifacts"));

    assertThatThrownBy(() -> store.publish(run("A1"), SIGNALS, List.of(text("s.csv", "abc"))))
        .isInstanceOfSatisfying(PublicationException.class, is(Obstacle.OTHER))
        .hasMessageContaining("Mend the folder");
  }

  private static Consumer<PublicationException> is(Obstacle obstacle) {
    return e -> assertThat(e.obstacle()).isEqualTo(obstacle);
  }
}
