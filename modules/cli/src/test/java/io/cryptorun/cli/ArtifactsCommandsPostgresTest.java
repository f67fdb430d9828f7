package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.artifacts.ArtifactDraft;
import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.artifacts.OutputDir;
import io.cryptorun.artifacts.RunFacts;
import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.jobs.FileRows;
import io.cryptorun.ledger.artifact.StoredArtifacts;
import io.cryptorun.ledger.run.Publication.StateRows;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `artifacts …` over files that were really published.
class ArtifactsCommandsPostgresTest {

  private static final String SIGNALS = "timestamp,symbol\n2026,BTC/USD\n2026,ETH/USD\n";

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir static Path home;
  private static Publisher node;
  private static int minute;

  private String run;
  private Path folder;

  @BeforeAll
  static void join() {
    node = Publisher.join(PreparedDatabase.url(POSTGRES.database(), "app"), "node-a");
  }

  @AfterAll
  static void leave() {
    node.close();
  }

  @BeforeEach
  void publish() {
    var dueAt = Instant.parse("2026-11-23T10:00:00Z").plusSeconds(60L * ++minute);
    var root = ArtifactsRoot.of(home, "artifacts");
    var facts = new RunFacts("RUN" + minute, "scan.hot", dueAt, "1.0", "ab".repeat(32));
    var draft =
        new ArtifactDraft(
            "signals.csv",
            "text/csv",
            2,
            out -> out.write(SIGNALS.getBytes(StandardCharsets.UTF_8)));
    var files = new ArtifactStore(root).publish(facts, new OutputDir("signals"), List.of(draft));
    folder = files.directory();
    run =
        node.publish(
            "scan.hot",
            dueAt.toString(),
            FileRows.of(files, root),
            List.of(),
            List.of(),
            StateRows.none());
  }

  private static Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database());
  }

  /// A caller in whose time everything is two days old.
  private static Caller later() {
    var clock = InstantSource.fixed(Instant.now().plus(Duration.ofDays(2)));
    return new Caller(caller().variables(), false, clock);
  }

  @Test
  void list_ofARun_isItsFiles_andGoesOn() {
    var first = caller().run("artifacts", "list", run, "-n", "1", "-o", "json").json();
    var cursor = first.get("next_cursor").asString();

    assertThat(first.at("/items/0/name").asString()).isEqualTo("signals.csv");
    assertThat(first.at("/items/0/rows").asInt()).isEqualTo(2);
    assertThat(cursor).isEqualTo(run + "/signals.csv");
    assertThat(
            caller()
                .run(
                    "artifacts", "list", run, "--after", cursor, "--columns", "name", "-o", "plain")
                .out())
        .isEqualTo("manifest.json\n");
    assertThat(String.join(",", first.at("/items/0").propertyNames()))
        .isEqualTo(
            caller()
                .run("artifacts", "list", "-n", "1", "-o", "csv")
                .out()
                .lines()
                .toList()
                .get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "list RUN",
        "show RUN signals.csv",
        "path RUN signals.csv",
        "verify RUN",
        "restore RUN"
      })
  void answer_inEveryForm_isComplete_whateverIsTold(String line) {
    var words = ("artifacts " + line.replace("RUN", run) + " -vv -o ").split(" ", -1);
    for (var format : List.of("json", "jsonl", "csv", "plain", "table", "wide", "none")) {
      words[words.length - 1] = format;
      var answer = caller().run(words);

      assertThat(answer.exit()).as(line + format + answer.err()).isZero();
      assertThat(answer.out().isEmpty()).as(line + format).isEqualTo(format.equals("none"));
      if (format.equals("json")) {
        assertThat(answer.json().get("kind").asString()).isNotEmpty();
      }
    }
  }

  @Test
  void show_cutsAfterSoManyLines_andSaysSo() {
    var two = caller().run("artifacts", "show", run, "signals.csv", "-n", "2");

    assertThat(two.out()).isEqualTo("timestamp,symbol\n2026,BTC/USD\n");
    assertThat(two.err()).contains("2 of 3 lines");
    assertThat(caller().run("artifacts", "show", run, "signals.csv", "-n", "0").out())
        .isEqualTo(SIGNALS);
  }

  @Test
  void show_ofAFileThatIsGoneOrChanged_isWhatWasPublished() throws IOException {
    Files.writeString(folder.resolve("signals.csv"), "tampered\n");
    var changed = caller().run("artifacts", "show", run, "signals.csv", "-o", "json");
    Files.delete(folder.resolve("signals.csv"));
    var gone = caller().run("artifacts", "show", run, "signals.csv");

    assertThat(changed.json().at("/warnings/0").asString()).contains("was changed since");
    assertThat(changed.json().at("/item/from").asString()).isEqualTo("database");
    assertThat(gone.out()).isEqualTo(SIGNALS);
  }

  @Test
  void path_isAbsolute_andNotFoundWhenTheFileIsGone() throws IOException {
    var path = caller().run("artifacts", "path", run, "signals.csv");
    Files.delete(folder.resolve("signals.csv"));
    var gone = caller().run("artifacts", "path", run, "signals.csv");

    assertThat(path.out()).isEqualTo(folder.resolve("signals.csv") + "\n");
    assertThat(gone.exit()).isEqualTo(4);
    assertThat(gone.err()).contains("fix: cryptorun artifacts restore " + run);
  }

  @Test
  void file_thatWasNotPublished_isNotFound() {
    var wrong = caller().run("artifacts", "show", run, "signal.csv");

    assertThat(wrong.exit()).isEqualTo(4);
    assertThat(wrong.err()).contains("did you mean signals.csv?");
  }

  @Test
  void verify_namesWhatIsChangedMissingAndExtra_andRestorePutsItBack() throws IOException {
    assertThat(caller().run("artifacts", "verify", run).out())
        .isEqualTo("2 files unchanged, 0 pruned, 0 on another machine, 0 problems\n");
    Files.writeString(folder.resolve("signals.csv"), "tampered\n");
    Files.delete(folder.resolve("manifest.json"));
    Files.writeString(folder.resolve("note.txt"), "mine");

    var check = caller().run("artifacts", "verify", run, "-o", "json");

    assertThat(check.exit()).isEqualTo(10);
    assertThat(
            check.json().at("/item/problems").values().stream()
                .map(found ->
                    found.get("problem").asString() + " " + name(found.get("path").asString())))
        .containsExactlyInAnyOrder(
            "changed signals.csv", "missing manifest.json", "extra note.txt");

    var refused = caller().run("artifacts", "restore", run);
    assertThat(refused.exit()).isEqualTo(6);
    assertThat(Files.readString(folder.resolve("signals.csv"))).isEqualTo("tampered\n");
    assertThat(caller().run("artifacts", "restore", run, "--replace").exit()).isZero();
    Files.delete(folder.resolve("note.txt"));
    assertThat(caller().run("artifacts", "verify", run).exit()).isZero();
    assertThat(Files.readString(folder.resolve("signals.csv"))).isEqualTo(SIGNALS);
  }

  /// Two homes of a machine may publish under the same relative path: the manual run of one, the
  /// nominal time of the other.
  @Test
  void fileOfAnotherHome_isThatOfItsStore_notWhatThisHomeHasUnderItsPath(@TempDir Path other)
      throws IOException {
    var here = folder.resolve("signals.csv");
    var same = other.resolve(home.relativize(here));
    Files.createDirectories(Objects.requireNonNull(same.getParent()));
    Files.writeString(same, "another run's");
    var fromThere = PreparedDatabase.caller(other, POSTGRES.database());

    assertThat(fromThere.run("artifacts", "path", run, "signals.csv").out()).isEqualTo(here + "\n");
    assertThat(fromThere.run("artifacts", "show", run, "signals.csv").err())
        .doesNotContain("was changed");
    assertThat(fromThere.run("artifacts", "verify", run).exit()).isZero();
    Files.delete(here);
    assertThat(fromThere.run("artifacts", "verify", run).exit()).isEqualTo(10);
    assertThat(fromThere.run("artifacts", "restore", run).exit()).isZero();
    assertThat(Files.readString(here)).isEqualTo(SIGNALS);
    assertThat(Files.readString(same)).isEqualTo("another run's");
  }

  /// As a kill in the middle of a restoration leaves it.
  @Test
  void restore_removesWhatAKilledOneLeft() throws IOException {
    Files.writeString(folder.resolve(".restore-123.tmp"), "half");
    assertThat(caller().run("artifacts", "verify", run).exit()).isEqualTo(10);

    assertThat(later().run("artifacts", "restore", run).exit()).isZero();

    assertThat(caller().run("artifacts", "verify", run).exit()).isZero();
  }

  private static String name(String path) {
    return String.valueOf(Path.of(path).getFileName());
  }

  @Test
  void prune_removesOldFolders_andVerifyKnows() throws IOException {
    var plan = later().run("artifacts", "prune", "--older-than", "1d", "--dry-run", "-o", "plain");
    var unasked = later().run("artifacts", "prune", "--older-than", "1d");

    assertThat(plan.out().lines()).contains(run);
    assertThat(unasked.exit()).isEqualTo(2);
    assertThat(unasked.err()).contains("add --yes");
    assertThat(folder).isDirectory();

    assertThat(later().run("artifacts", "prune", "--older-than", "1d", "--yes").exit()).isZero();
    assertThat(folder).doesNotExist();
    assertThat(caller().run("artifacts", "verify", run).out())
        .isEqualTo("0 files unchanged, 2 pruned, 0 on another machine, 0 problems\n");
    assertThat(caller().run("runs", "show", run).out()).contains("pruned ");
    assertThat(caller().run("artifacts", "restore", run, "signals.csv").exit()).isZero();
    assertThat(Files.readString(folder.resolve("signals.csv"))).isEqualTo(SIGNALS);
  }

  @Test
  void prune_asksAtATerminal() {
    var no = later().typing("n\n").run("artifacts", "prune", "--older-than", "1d");
    assertThat(no.exit()).isEqualTo(2);
    assertThat(no.err()).contains("[y/N]", "not confirmed; nothing was changed");
    assertThat(folder).isDirectory();

    var yes = later().typing("y\n").run("artifacts", "prune", "--older-than", "1d");
    assertThat(yes.exit()).as(yes.err()).isZero();
    assertThat(folder).doesNotExist();
  }

  /// As a kill leaves it: told but not removed, or out of sight but not emptied.
  @Test
  void prune_endsWhatAKilledOneBegan() throws IOException {
    var told = StoredArtifacts.Filter.ofRun(run);
    var stored = new StoredArtifacts(node.database()).list(told).getFirst();
    var slot = SlotKey.request(stored.job(), stored.dueAt(), SlotKind.MANUAL, run);
    new StoredArtifacts(node.database()).notePruned(slot, run, folder.toString(), 2, "cli@desk");

    assertThat(later().run("artifacts", "prune", "--older-than", "1d", "--yes").exit()).isZero();
    assertThat(folder).doesNotExist();

    var remains = folder.resolveSibling(".removed").resolve(folder.getFileName());
    Files.createDirectories(remains);
    Files.writeString(remains.resolve("signals.csv"), SIGNALS);
    var again = later().run("artifacts", "prune", "--older-than", "1d", "--yes", "-o", "plain");
    assertThat(again.out()).contains(run);
    assertThat(remains).doesNotExist();
    assertThat(
            later().run("artifacts", "prune", "--older-than", "1d", "--yes", "-o", "plain").out())
        .isEmpty();
  }

  @Test
  void prune_leavesWhatSomebodyElsePutThere_andTellsItOnce() throws IOException {
    Files.writeString(folder.resolve("note.txt"), "mine");

    assertThat(later().run("artifacts", "prune", "--older-than", "1d", "--yes").exit()).isZero();
    assertThat(
            later().run("artifacts", "prune", "--older-than", "1d", "--yes", "-o", "plain").out())
        .isEmpty();

    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("note.txt"));
    }
    assertThat(caller().run("runs", "show", run).out()).containsOnlyOnce("pruned ");
    Files.delete(folder.resolve("note.txt"));
  }

  @Test
  void prune_leavesWhatLatestPointsAt_andWhatIsYoung() throws IOException {
    var latest = folder.resolveSibling("latest");
    Files.createSymbolicLink(latest, folder.getFileName());
    try {
      assertThat(later().run("artifacts", "prune", "--older-than", "1d", "--yes").exit()).isZero();
      assertThat(folder).isDirectory();
    } finally {
      Files.delete(latest);
    }
    assertThat(
            later()
                .run("artifacts", "prune", "--older-than", "7d", "--dry-run", "-o", "plain")
                .out())
        .isEmpty();
    assertThat(later().run("artifacts", "prune", "--older-than", "1h", "--yes").exit())
        .isEqualTo(2);
  }
}
