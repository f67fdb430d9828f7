package io.cryptorun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The canned queries, asked by an auditor.
class AuditQueriesPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final Path FOLDER = Path.of("..", "..", "db", "audit");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "broken_chain",
        "changed_results",
        "overlapping_runs",
        "published_twice",
        "published_after_fence"
      })
  void findings_afterOrdinaryRuns_areNone(String query) throws IOException {
    runs();

    assertThat(ask(query)).isEmpty();
  }

  @Test
  void didNotRun_namesTheSlotAndTheReason() throws IOException {
    var job = runs();

    assertThat(ask("did_not_run"))
        .filteredOn(row -> job.equals(row.get("job")))
        .extracting(row -> row.get("reason"))
        .containsExactly("catch_up");
    assertThat(ask("gate_failures")).isEmpty();
  }

  @Test
  void everyQuery_beginsWithALineThatSaysWhatItIsFor() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.toList())
          .isNotEmpty()
          .allSatisfy(file -> assertThat(Files.readAllLines(file).getFirst()).startsWith("-- "));
    }
  }

  private static String runs() {
    var job = Cluster.job();
    try (var cluster = new Cluster(POSTGRES.database());
        var node = cluster.join("audited", NodeKind.DAEMON)) {
      var due = cluster.dueNow();
      var fence = Cluster.fence(cluster.cron(node.node(), job, due));
      cluster.attempts().publish(fence, Cluster.nothing());
      cluster.slots().skip(job, List.of(due.minusSeconds(900)), SlotReason.CATCH_UP, node.node());
    }
    return job;
  }

  private static List<Map<String, Object>> ask(String query) throws IOException {
    var database = POSTGRES.database();
    var sql = Files.readString(FOLDER.resolve(query + ".sql")).strip().replaceAll(";$", "");
    try (var auditor =
        Database.open(Schema.as(database, database.rolePrefix() + "_auditor"), Pool.command())) {
      return auditor.read(handle -> handle.select(sql).mapToMap().list());
    }
  }
}
