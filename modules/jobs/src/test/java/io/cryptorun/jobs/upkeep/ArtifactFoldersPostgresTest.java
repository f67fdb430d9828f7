package io.cryptorun.jobs.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.jobs.Delivery;
import io.cryptorun.jobs.Job;
import io.cryptorun.jobs.OneFile;
import io.cryptorun.jobs.Outcome;
import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.RunSetup;
import io.cryptorun.jobs.TestJobs;
import io.cryptorun.jobs.TestNode;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.artifact.PublishedFolders;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What a node that was killed at a bad moment leaves on the disk, and what the next one does about
/// it. Time passes by the clock that is handed in.
class ArtifactFoldersPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;
  private Questions questions;
  private Path folder;
  private JobSettings job;
  private Instant now;

  @BeforeEach
  void job(TestInfo test) {
    questions = new Questions(POSTGRES.database());
    job = TestJobs.job(test.getTestMethod().orElseThrow().getName(), "0 0 1 1 *", true);
    folder = home.resolve("artifacts").resolve(job.config().outputDir());
    now = questions.now();
  }

  @Test
  void published_folders_stay() throws Exception {
    try (var node = node(new OneFile(home))) {
      node.fencedRun().deliver(due(0));
      later(Duration.ofDays(1));
      look(node);
    }
    assertThat(names()).hasSize(2).contains("latest");
    assertThat(events()).isEmpty();
  }

  /// Killed after the rename and before the commit.
  @Test
  void folderThatNoRowNames_isPutAside_onceItsRunMustBeOver() throws Exception {
    try (var node = node(killedBeforeItsCommit())) {
      node.fencedRun().deliver(due(0));
      later(job.policy().timeout().plusMinutes(9));
      look(node);
      assertThat(names()).hasSize(1);

      later(Duration.ofMinutes(2));
      look(node);
    }
    assertThat(names()).isEmpty();
    assertThat(putAside())
        .singleElement()
        .satisfies(aside -> assertThat(aside.resolve("manifest.json")).exists());
    assertThat(events()).hasSize(1);
  }

  /// Its node was frozen, or its database away: it may still publish.
  @Test
  void folderOfARunThatIsOpen_stays_howeverOldItIs() throws Exception {
    try (var node = node(new OneFile(home))) {
      Job whileWorking =
          firing -> {
            var published = new OneFile(home).run(firing);
            later(Duration.ofDays(1));
            look(node);
            return published;
          };
      try (var other = node("working", whileWorking)) {
        other.fencedRun().deliver(due(0));
      }
      look(node);
    }
    assertThat(names()).contains("latest").hasSize(2);
    assertThat(events()).isEmpty();
  }

  @Test
  void folderWithoutAManifest_isPutAside_unlessARowNamesIt() throws Exception {
    try (var node = node(new OneFile(home))) {
      node.fencedRun().deliver(due(0));
      var published = folder.resolve("latest").toRealPath();
      Files.delete(published.resolve("manifest.json"));
      Files.createDirectories(folder.resolve("20240101T000000Z"));
      Files.createDirectories(folder.resolve("notes"));
      later(Duration.ofDays(1));
      look(node);

      assertThat(published).exists();
    }
    assertThat(names()).hasSize(3).contains("latest", "notes");
    assertThat(putAside())
        .extracting(Path::getFileName)
        .extracting(Path::toString)
        .containsExactly("20240101T000000Z");
  }

  /// Killed while it wrote; another run of the job may be writing now.
  @Test
  void whatWasStaged_isPutAside_onceItsRunMustBeOver() throws Exception {
    Files.createDirectories(folder.resolve(".staging/00000000000000000000000000"));
    try (var node = node(new OneFile(home))) {
      look(node);
      assertThat(folder.resolve(".staging")).isNotEmptyDirectory();

      later(Duration.ofDays(1));
      look(node);
    }
    assertThat(folder.resolve(".staging")).isEmptyDirectory();
    assertThat(putAside()).hasSize(1);
    assertThat(events()).singleElement().asString().contains(".staging");
  }

  /// Killed after the commit and before the link.
  @Test
  void latestThatStayedBehind_isMovedOn() throws Exception {
    try (var node = node(new OneFile(home))) {
      node.fencedRun().deliver(due(2));
      var old = Files.readSymbolicLink(folder.resolve("latest"));
      node.fencedRun().deliver(due(1));
      var newest = folder.resolve("latest").toRealPath();
      Files.delete(folder.resolve("latest"));
      Files.createSymbolicLink(folder.resolve("latest"), old);

      look(node);
      assertThat(folder.resolve("latest").toRealPath()).isEqualTo(newest);
      Files.delete(folder.resolve("latest"));
      look(node);
      assertThat(folder.resolve("latest").toRealPath()).isEqualTo(newest);
    }
  }

  /// It led to a folder that was published by nobody.
  @Test
  void latestThatLeadsNowhere_isMovedBack() throws Exception {
    try (var node = node(new OneFile(home))) {
      node.fencedRun().deliver(due(0));
      var newest = folder.resolve("latest").toRealPath();
      Files.delete(folder.resolve("latest"));
      Files.createSymbolicLink(folder.resolve("latest"), Path.of("99990101T000000Z"));

      look(node);

      assertThat(folder.resolve("latest").toRealPath()).isEqualTo(newest);
    }
  }

  private Job killedBeforeItsCommit() {
    var oneFile = new OneFile(home);
    return firing -> {
      oneFile.run(firing);
      return new Outcome.Failed("KILLED", "before its commit");
    };
  }

  private void look(TestNode node) {
    var setup =
        new RunSetup(
            node.runner().configuration(),
            Map.of(),
            new ArtifactStore(ArtifactsRoot.of(home, "artifacts")));
    new ArtifactFolders(() -> setup, new PublishedFolders(node.database()), node::node, () -> now)
        .look();
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  private Delivery.Slot due(int secondsAgo) {
    return new Delivery.Slot(
        job.name(), questions.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(secondsAgo));
  }

  private TestNode node(Job workflow) {
    return node("upkeep", workflow);
  }

  private TestNode node(String id, Job workflow) {
    return TestNode.join(POSTGRES.database(), id, home, workflow, List.of(job));
  }

  private List<String> names() throws IOException {
    return list(folder)
        .map(Path::getFileName)
        .map(Path::toString)
        .filter(name -> !name.startsWith("."))
        .toList();
  }

  private List<Path> putAside() throws IOException {
    return list(folder.resolve(".orphans")).toList();
  }

  private static Stream<Path> list(Path in) throws IOException {
    try (var entries = Files.list(in)) {
      return entries.toList().stream();
    }
  }

  private List<String> events() {
    return questions.rows(
        "select run_id, detail ->> 'from' from audit.events where kind = 'orphaned' and job = ?",
        job.name());
  }
}
