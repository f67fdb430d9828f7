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
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.artifact.FilesToCheck;
import io.cryptorun.ledger.checkup.Findings;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Published files that somebody changes, as the auditor of the database sees it.
class FileSamplePostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;
  private Questions questions;
  private TestNode node;
  private String job;
  private FileSample sample;

  @BeforeEach
  void join(TestInfo test) {
    questions = new Questions(POSTGRES.database());
    job = test.getTestMethod().orElseThrow().getName();
    var settings = TestJobs.job(job, "0 0 1 1 *", true);
    node =
        TestNode.join(POSTGRES.database(), "sampling", home, new OneFile(home), List.of(settings));
    sample = sample("host", 1);
  }

  @AfterEach
  void leave() {
    node.close();
    questions.execute("delete from cryptorun.finding");
  }

  @Test
  void filesAsTheyWerePublished_areNoFinding() throws Exception {
    publish(1);
    sample.look();

    assertThat(invariants()).isEmpty();
  }

  @Test
  void changedFile_isFound_andClosedWhenItIsItselfAgain() throws Exception {
    var file = publish(1);
    var content = Files.readString(file);
    Files.writeString(file, "another");
    sample.look();
    assertThat(invariants())
        .containsExactly("changed_file " + job + " host:" + home.relativize(file));

    Files.writeString(file, content);
    sample.look();
    assertThat(invariants()).isEmpty();
  }

  @Test
  void missingFile_isFound_andClosedWhenAnOperatorHasPrunedIt() throws Exception {
    var file = publish(1);
    Files.delete(file);
    sample.look();
    assertThat(invariants())
        .containsExactly("missing_file " + job + " host:" + home.relativize(file));

    questions.row(
        "insert into cryptorun.event (job, run_id, actor, kind) select job, run_id, 'ana', 'pruned'"
            + " from cryptorun.artifact where job = ? returning 1",
        job);
    sample.look();
    assertThat(invariants()).isEmpty();
  }

  /// One at a time here: from the newest to the oldest, and over again.
  @Test
  void everyFile_hasItsTurn() throws Exception {
    var oldest = publish(3);
    publish(2);
    publish(1);
    Files.writeString(oldest, "another");

    sample.look();
    sample.look();
    assertThat(invariants()).isEmpty();
    sample.look();
    assertThat(invariants()).hasSize(1);
  }

  @Test
  void filesOfAnotherMachine_areNotLookedFor() throws Exception {
    Files.delete(publish(1));

    sample("elsewhere", 100).look();

    assertThat(invariants()).isEmpty();
  }

  /// Two nodes of one machine may have a home each.
  @Test
  void filesOfAnotherHome_areNotLookedFor_andItsFindingsAreNotTouched(@TempDir Path other)
      throws Exception {
    var file = publish(1);
    sample(other, "host", 100).look();
    assertThat(invariants()).isEmpty();

    Files.writeString(file, "another");
    sample.look();
    sample(other, "host", 100).look();

    assertThat(invariants())
        .containsExactly("changed_file " + job + " host:" + home.relativize(file));
  }

  private FileSample sample(String host, int atOnce) {
    return sample(home, host, atOnce);
  }

  private FileSample sample(Path home, String host, int atOnce) {
    var setup =
        new RunSetup(
            node.runner().configuration(),
            Map.of(),
            new ArtifactStore(ArtifactsRoot.of(home, "artifacts")));
    return new FileSample(
        () -> setup,
        new FilesToCheck(node.database()),
        new Findings(node.database()),
        node::node,
        host,
        atOnce);
  }

  private Path publish(int secondsAgo) throws Exception {
    var due = questions.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(secondsAgo);
    node.fencedRun().deliver(new Delivery.Slot(job, due));
    return home.resolve(
        questions.row(
            "select path from audit.artifacts where job = ? order by due_at desc limit 1", job));
  }

  private List<String> invariants() {
    return questions.rows(
        "select invariant, job, detail from audit.invariants where job = ? order by 1", job);
  }
}
