package io.cryptorun.jobs.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.jobs.Delivery;
import io.cryptorun.jobs.OneFile;
import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.RunSetup;
import io.cryptorun.jobs.TestJobs;
import io.cryptorun.jobs.TestNode;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.artifact.FilesToCheck;
import io.cryptorun.ledger.artifact.PublishedFolders;
import io.cryptorun.ledger.artifact.StoredArtifacts;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Files that are older than results are kept; time passes by the clock that is handed in.
class OldFilesPostgresTest {

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
  void oldFiles_go_butForTheNewest_andTheHistorySaysSo() throws Exception {
    try (var node = node()) {
      node.fencedRun().deliver(due(1));
      var old = folder.resolve("latest").toRealPath().resolve("signals.csv");
      node.fencedRun().deliver(due(0));
      var newest = folder.resolve("latest").toRealPath().resolve("signals.csv");

      later(Duration.ofDays(89));
      look(node);
      assertThat(old).exists();
      assertThat(events()).isEmpty();

      later(Duration.ofDays(2));
      look(node);
      look(node);
      assertThat(old).doesNotExist();
      assertThat(newest).exists();
      assertThat(events()).hasSize(1);
      assertThat(new StoredArtifacts(node.database()).list(ofJob()))
          .extracting(StoredArtifacts.Stored::pruned)
          .contains(true, false);
      assertThat(questions.rows("select name from audit.artifacts where job = ?", job.name()))
          .as("rows stay")
          .hasSize(2);
    }
  }

  /// Killed after the rename that takes a folder out of sight.
  @Test
  void aRemovalThatWasBegun_isEnded() throws Exception {
    try (var node = node()) {
      node.fencedRun().deliver(due(0));
      var begun = Files.createDirectories(folder.resolve(".removed/20240101T000000Z"));
      Files.writeString(begun.resolve("signals.csv"), "symbol");

      look(node);

      assertThat(begun).doesNotExist();
    }
  }

  @Test
  void whatWasRestoredSince_andWhatNobodyPublished_stays() throws Exception {
    try (var node = node()) {
      node.fencedRun().deliver(due(1));
      var restored = folder.resolve("latest").toRealPath();
      node.fencedRun().deliver(due(0));
      var other = Files.createDirectories(folder.resolve("20240101T000000Z"));
      later(Duration.ofDays(91));
      Files.setLastModifiedTime(restored, FileTime.from(now));

      look(node);

      assertThat(restored.resolve("signals.csv")).exists();
      assertThat(other).exists();
      assertThat(events()).isEmpty();
    }
  }

  /// The event that says so is old itself one day, and goes.
  @Test
  void removedFiles_areNotMissed_whenTheirHistoryIsNoLongerKept() throws Exception {
    try (var node = node()) {
      node.fencedRun().deliver(due(0));
      var files = new FilesToCheck(node.database());
      assertThat(ofThisJob(files, node)).isNotEmpty();

      questions.execute(
          """
          insert into cryptorun.chain_anchor (chain, position, hash, event_at, anchored_by)
          values ('%s', 1, 'x', clock_timestamp(), 'test')
          """
              .formatted(job.name()));

      assertThat(ofThisJob(files, node)).isEmpty();
      assertThat(new StoredArtifacts(node.database()).list(ofJob()))
          .isNotEmpty()
          .allMatch(StoredArtifacts.Stored::pruned);
    }
  }

  private List<FilesToCheck.Published> ofThisJob(FilesToCheck files, TestNode node) {
    var host =
        questions.rows("select distinct host from audit.nodes where node = ?", node.node().node());
    return files.older(host.getFirst(), null, 1000).stream()
        .filter(file -> file.job().equals(job.name()))
        .toList();
  }

  private StoredArtifacts.Filter ofJob() {
    return new StoredArtifacts.Filter(null, job.name(), null, null, null, 100);
  }

  private void look(TestNode node) {
    var setup =
        new RunSetup(
            node.runner().configuration(),
            Map.of(),
            new ArtifactStore(ArtifactsRoot.of(home, "artifacts")));
    new OldFiles(
            () -> setup,
            new PublishedFolders(node.database()),
            new StoredArtifacts(node.database()),
            node::node,
            () -> now)
        .look();
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  private Delivery.Slot due(int secondsAgo) {
    return new Delivery.Slot(
        job.name(), questions.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(secondsAgo));
  }

  private TestNode node() throws IOException {
    return TestNode.join(POSTGRES.database(), "upkeep", home, new OneFile(home), List.of(job));
  }

  private List<String> events() {
    return questions.rows(
        "select run_id, detail ->> 'folder' from audit.events where kind = 'pruned' and job = ?",
        job.name());
  }
}
