package io.cryptorun.artifacts;

import static io.cryptorun.artifacts.Runs.SIGNALS;
import static io.cryptorun.artifacts.Runs.run;
import static io.cryptorun.artifacts.Runs.text;
import static io.cryptorun.artifacts.Runs.zeros;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.artifacts.PublicationException.Obstacle;
import io.cryptorun.testkit.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ArtifactStoreTest {

  @TempDir Path home;
  ArtifactStore store;
  Path signals;

  @BeforeEach
  void open() {
    store = new ArtifactStore(ArtifactsRoot.of(home, "artifacts"));
    signals = home.resolve("artifacts/signals");
  }

  @Test
  void publish_files_appearUnderTheNominalTimeWithTheirHashes() throws IOException {
    var publication = store.publish(run("A1"), SIGNALS, List.of(text("signals.csv", "abc")));

    assertThat(publication.directory()).isEqualTo(signals.resolve("20210519T150007Z"));
    var file = publication.files().getFirst();
    assertThat(file.path()).isEqualTo("artifacts/signals/20210519T150007Z/signals.csv");
    assertThat(home.resolve(file.path())).hasContent("abc");
    assertThat(file.bytes()).isEqualTo(3);
    assertThat(file.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(requireNonNull(file.packed()).unpack()).asString().isEqualTo("abc");
    assertThat(signals.resolve(".staging")).isEmptyDirectory();
  }

  @Test
  void publish_manifest_namesEveryOtherFileAndTheRun() throws IOException {
    var publication =
        store.publish(run("A1"), SIGNALS, List.of(text("a.csv", "abc"), text("b.csv", "")));

    var bytes = Files.readAllBytes(publication.directory().resolve("manifest.json"));
    var manifest = JsonMapper.shared().readTree(bytes);
    assertThat(manifest.propertyNames())
        .containsExactly("timestamp", "job", "run_id", "due_at", "versions", "files");
    assertThat(manifest.get("run_id").asString()).isEqualTo("A1");
    assertThat(manifest.get("files").size()).isEqualTo(2);
    assertThat(manifest.get("files").get(0).get("sha256").asString())
        .isEqualTo(publication.files().getFirst().sha256());
    assertThat(publication.manifest().rows()).isEqualTo(2);
    assertThat(publication.all()).hasSize(3).last().isEqualTo(publication.manifest());
  }

  @Test
  void publish_manifest_keepsItsSchema() throws IOException {
    var run =
        new RunFacts(
            "01JB0000000000000000000001", "scan.hot", Runs.DUE, "1.0.0", "0123".repeat(16));
    var publication = store.publish(run, SIGNALS, List.of(text("a.csv", "abc")));

    var manifest = Files.readString(publication.directory().resolve("manifest.json"));
    assertThat(Schemas.faults("manifest.schema.json", manifest)).isEmpty();
  }

  @Test
  void publish_nameTaken_goesOnToTheNextAndLeavesTheFirstAlone() {
    var first = store.publish(run("A1"), SIGNALS, List.of(text("signals.csv", "first")));
    var second = store.publish(run("A2"), SIGNALS, List.of(text("signals.csv", "second")));
    var third = store.publish(run("A3"), SIGNALS, List.of(text("signals.csv", "third")));

    assertThat(second.directory()).isEqualTo(signals.resolve("20210519T150007Z-2"));
    assertThat(third.directory()).isEqualTo(signals.resolve("20210519T150007Z-3"));
    assertThat(first.directory().resolve("signals.csv")).hasContent("first");
  }

  @Test
  void publish_fileOrLinkOfThatName_isNotReplaced() throws IOException {
    Files.createDirectories(signals);
    Files.writeString(signals.resolve("20210519T150007Z"), "in the way");
    Files.createSymbolicLink(signals.resolve("20210519T150007Z-2"), Path.of("nowhere"));

    var publication = store.publish(run("A1"), SIGNALS, List.of(text("signals.csv", "abc")));

    assertThat(publication.directory()).isEqualTo(signals.resolve("20210519T150007Z-3"));
    assertThat(signals.resolve("20210519T150007Z")).hasContent("in the way");
  }

  @Test
  void publish_largeFile_isHashedButNotPacked() {
    var limit = GzippedContent.LIMIT;
    var publication =
        store.publish(
            run("A1"), SIGNALS, List.of(zeros("small.csv", limit), zeros("large.csv", limit + 1)));

    assertThat(publication.files().get(0).content()).isPresent();
    assertThat(publication.files().get(1).content()).isEmpty();
    assertThat(publication.files().get(1).bytes()).isEqualTo(limit + 1);
  }

  @Test
  void publish_contentFailsMidway_leavesNothing() {
    ArtifactDraft.Body fails =
        out -> {
          out.write(1);
          throw new IOException("the pen broke");
        };
    var drafts =
        List.of(text("signals.csv", "abc"), new ArtifactDraft("x.json", "text/plain", 0, fails));

    assertThatThrownBy(() -> store.publish(run("A1"), SIGNALS, drafts))
        .isInstanceOf(PublicationException.class)
        .hasMessageContaining("the pen broke")
        .hasMessageContaining(signals.toString());
    assertThat(signals.resolve("20210519T150007Z")).doesNotExist();
    assertThat(signals.resolve(".staging")).isEmptyDirectory();
  }

  @Test
  void publish_interruptedThread_finishesAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    var publication = store.publish(run("A1"), SIGNALS, List.of(text("signals.csv", "abc")));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(publication.directory().resolve("signals.csv")).hasContent("abc");
  }

  @Test
  void publish_linkOutOfTheRoot_isRefusedBeforeAnythingIsWritten(@TempDir Path elsewhere)
      throws IOException {
    Files.createDirectories(signals.getParent());
    Files.createSymbolicLink(signals, elsewhere);

    assertThatThrownBy(() -> store.publish(run("A1"), SIGNALS, List.of(text("a.csv", "abc"))))
        .isInstanceOfSatisfying(
            PublicationException.class,
            e -> assertThat(e.obstacle()).isEqualTo(Obstacle.OUTSIDE_ROOT))
        .hasMessageContaining("leads out of");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void publish_rootIsALink_followsIt(@TempDir Path otherDisk) throws IOException {
    Files.createSymbolicLink(home.resolve("artifacts"), otherDisk);

    store.publish(run("A1"), SIGNALS, List.of(text("a.csv", "abc")));

    assertThat(otherDisk.resolve("signals/20210519T150007Z/a.csv")).hasContent("abc");
  }

  @Test
  void publish_leftoverOfAKilledRun_isNotTouched() throws IOException {
    var leftover = Files.createDirectories(signals.resolve(".staging/KILLED"));
    Files.writeString(leftover.resolve("signals.csv"), "hal");

    store.publish(run("A1"), SIGNALS, List.of(text("signals.csv", "abc")));

    assertThat(leftover.resolve("signals.csv")).hasContent("hal");
    assertThat(signals.resolve("20210519T150007Z/signals.csv")).hasContent("abc");
  }
}
