package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.artifacts.ArtifactDraft;
import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.artifacts.OutputDir;
import io.cryptorun.artifacts.RunFacts;
import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.jobs.FileRows;
import io.cryptorun.ledger.run.Publication.StateRows;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A process that removes old files is killed in the middle: no folder is half there, and the next
/// one ends what it began.
class KilledPrunePostgresTest {

  private static final int RUNS = 80;

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir static Path home;

  /// Folders by run.
  private static final Map<String, Path> PUBLISHED = new LinkedHashMap<>();

  @BeforeAll
  static void publishLongAgo() throws SQLException {
    var root = ArtifactsRoot.of(home, "artifacts");
    var store = new ArtifactStore(root);
    try (var node = Publisher.join(PreparedDatabase.url(POSTGRES.database(), "app"), "node-a")) {
      for (int i = 0; i < RUNS; i++) {
        var dueAt = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i);
        var facts = new RunFacts("RUN" + i, "scan.hot", dueAt, "1.0", "ab".repeat(32));
        var draft =
            new ArtifactDraft("signals.csv", "text/csv", 0, out -> out.write(new byte[] {'x'}));
        var files = store.publish(facts, new OutputDir("signals"), List.of(draft));
        var rows = FileRows.of(files, root);
        var time = dueAt.toString();
        var run = node.publish("scan.hot", time, rows, List.of(), List.of(), StateRows.none());
        PUBLISHED.put(run, files.directory());
      }
    }
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute(
          "update cryptorun.artifact set published_at = published_at - interval '9d'");
      statement.execute(SLOWLY);
    }
  }

  /// Each removal takes a while, so that there is a middle on any machine.
  private static final String SLOWLY =
      """
      create function public.take_a_while() returns trigger language plpgsql as $$
      begin
        perform pg_sleep(0.1);
        return new;
      end $$;
      create trigger take_a_while before insert on cryptorun.event for each row
      when (new.kind = 'pruned') execute function public.take_a_while()
      """;

  private static void atFullSpeed() throws SQLException {
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      statement.execute("drop function public.take_a_while() cascade");
    }
  }

  private static Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database()).now();
  }

  private static long there() {
    return PUBLISHED.values().stream().filter(Files::exists).count();
  }

  private static long told() {
    return caller()
        .run("db", "query", "select run_id from audit.events where kind = 'pruned'", "-o", "plain")
        .out()
        .lines()
        .count();
  }

  @Test
  void prune_killedInTheMiddle_isEndedByTheNext()
      throws IOException, InterruptedException, SQLException {
    var process =
        CliProcess.start(caller().variables(), "artifacts", "prune", "--older-than", "1d", "--yes");
    try {
      while (there() > RUNS - 5 && process.isAlive()) {
        LockSupport.parkNanos(1_000_000);
      }
    } finally {
      process.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
    }

    atFullSpeed();
    long left = there();
    assertThat(left).as("killed in the middle").isBetween(1L, RUNS - 1L);
    assertThat(told()).isBetween(RUNS - left, RUNS - left + 1);
    assertThat(caller().run("artifacts", "verify", "-o", "json").exit()).isZero();
    for (var folder : PUBLISHED.values()) {
      assertThat(!Files.exists(folder) || names(folder).size() == 2).as("%s", folder).isTrue();
    }

    var next = caller().run("artifacts", "prune", "--older-than", "1d", "--yes", "-o", "json");

    assertThat(next.exit()).as(next.err()).isZero();
    assertThat(there()).isZero();
    assertThat(told()).isGreaterThanOrEqualTo(RUNS);
    assertThat(names(home.resolve("artifacts/signals/.removed"))).isEmpty();
    assertThat(caller().run("artifacts", "verify").out())
        .isEqualTo(
            "0 files unchanged, %d pruned, 0 on another machine, 0 problems\n".formatted(2 * RUNS));
  }

  private static List<Path> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
