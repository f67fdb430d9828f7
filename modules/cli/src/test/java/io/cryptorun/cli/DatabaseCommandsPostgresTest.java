package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.app.Membership;
import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.cli.Publisher.Coin;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `db views`, `db verify`, `db export-audit` and the plan of `db migrate`.
class DatabaseCommandsPostgresTest {

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir static Path home;

  private static String older;
  private static String newer;

  @BeforeAll
  static void publish() {
    try (var node = Publisher.join(PreparedDatabase.url(POSTGRES.database(), "app"), "node-a")) {
      var coins = List.of(new Coin("SOL/USD", 1, 80, 2.0, "kraken", List.of("kraken:book")));
      older = node.publish("scan.hot", "2026-11-20T12:00:00Z", coins);
      newer = node.publish("scan.hot", "2026-11-23T12:00:00Z", coins);
    }
  }

  private static Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database());
  }

  @Test
  void views_areTheContract_eachWithACommentForEveryColumn() {
    var views = caller().run("db", "views", "-o", "json").json().get("items");

    assertThat(views.values().stream().map(view -> view.get("view").asString()))
        .contains("audit.slots", "audit.runs", "audit.events", "audit.invariants");
    for (var view : views.values()) {
      var name = view.get("view").asString();
      var columns = caller().run("db", "views", name, "-o", "json").json().get("items");
      assertThat(columns.size()).as(name).isEqualTo(view.get("columns").asInt());
      assertThat(columns.values()).as(name).noneMatch(column -> column.get("comment").isNull());
    }
    var unknown = caller().run("db", "views", "run");
    assertThat(unknown.exit()).isEqualTo(4);
    assertThat(unknown.err()).contains("did you mean runs?");
  }

  /// The database of a test is a copy, whose roles bear the name of the first one.
  @Test
  void verify_namesWhatIsNotAsItShouldBe() throws SQLException {
    assertThat(found("scripts")).isEqualTo("true: those of this program");
    assertThat(found("append-only")).startsWith("true: ");
    assertThat(found("invariants")).startsWith("true: ");
    statement("alter table cryptorun.event disable trigger append_only");
    statement("update cryptorun.schema_history set checksum = 1 where version = '003'");
    try {
      assertThat(caller().run("db", "verify").exit()).isEqualTo(10);
      assertThat(found("append-only")).isEqualTo("false: cryptorun.event has no trigger");
      assertThat(found("scripts")).startsWith("false: 003 (");
    } finally {
      statement("alter table cryptorun.event enable trigger append_only");
    }
  }

  @Test
  void verify_findsRightsThatARoleMustNotHave() throws SQLException {
    var database = POSTGRES.database().name();
    statement("create role \"%s_auditor\"".formatted(database));
    statement("create role \"%s_app\"".formatted(database));
    try {
      statement("grant update on cryptorun.event to \"%s_app\"".formatted(database));
      statement("grant select on cryptorun.slot to \"%s_auditor\"".formatted(database));

      assertThat(found("rights"))
          .startsWith("false: ")
          .contains(database + "_app may update cryptorun.event")
          .contains(database + "_auditor may select cryptorun.slot")
          .contains(database + "_auditor may not read audit.runs");
      assertThat(found("roles"))
          .isEqualTo("false: no role %s_cli; no role %s_owner".formatted(database, database));
    } finally {
      statement("drop owned by \"%s_app\", \"%s_auditor\"".formatted(database, database));
      statement("drop role \"%s_app\", \"%s_auditor\"".formatted(database, database));
    }
  }

  private static String found(String check) {
    var items = caller().run("db", "verify", "-o", "json").json().get("items");
    return items.values().stream()
        .filter(item -> item.get("check").asString().equals(check))
        .map(item -> item.get("intact").asBoolean() + ": " + item.get("found").asString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void query_keepsEveryColumn_andTellsThemWithoutRows() {
    var twice = caller().run("db", "query", "select 1 as job, 2 as job", "-o", "json").json();
    assertThat(twice.at("/items/0/job").asInt()).isOne();
    assertThat(twice.at("/items/0/job_2").asInt()).isEqualTo(2);
    assertThat(caller().run("db", "query", "select 1 as a, 2 as b where false", "-o", "csv").out())
        .isEqualTo("a,b\n");
    var lines = caller().run("db", "query", "select E'one\\ntwo' as a", "-o", "plain").out();
    assertThat(lines).isEqualTo("one two\n");
  }

  /// The server says the same of a statement whose time is over.
  @Test
  void query_thatTheServerEnds_isNoMistakeOfItsWords() {
    var ended =
        caller().run("db", "query", "select pg_cancel_backend(pg_backend_pid()), pg_sleep(9)");
    assertThat(ended.exit()).isEqualTo(7);
    assertThat(ended.err()).contains("CR-DB-015", "ask for less");
  }

  @Test
  void migrate_dryRun_listsWhatIsMissing_andChangesNothing() {
    var run = caller().run("db", "migrate", "--dry-run", "-o", "json").json().get("item");

    assertThat(run.get("schema").asString()).endsWith("current");
    assertThat(run.get("pending").size()).isZero();
    assertThat(run.get("dry_run").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsonl", "csv"})
  void export_isEveryRowSince_withHashesThatHold(String format)
      throws IOException, NoSuchAlgorithmException {
    var folder = home.resolve("exported-" + format);

    var run =
        caller()
            .run(
                "db",
                "export-audit",
                "--since",
                "2026-11-22",
                "--format",
                format,
                "--dir",
                folder.toString(),
                "-o",
                "json");

    assertThat(run.exit()).as(run.err()).isZero();
    for (var item : run.json().get("items").values()) {
      var bytes = Files.readAllBytes(Path.of(item.get("file").asString()));
      assertThat(bytes).hasSize(item.get("bytes").asInt());
      assertThat(Files.readString(folder.resolve("SHA256SUMS")))
          .contains(sha256(bytes) + "  " + Path.of(item.get("file").asString()).getFileName());
    }
    assertThat(rows(run.json(), "slots")).isEqualTo(1);
    assertThat(rows(run.json(), "gates")).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("slots." + format)))
        .contains(newer)
        .doesNotContain(older);
    var again = caller().run("db", "export-audit", "--since", "7d", "--dir", folder.toString());
    assertThat(again.exit()).isEqualTo(6);
    try (var left = Files.list(home)) {
      assertThat(left.filter(path -> path.toString().contains(".export-"))).isEmpty();
    }
  }

  /// A number that no process has here.
  @Test
  void export_removesWhatAKilledOneLeft_andLeavesWhatIsAtWork() throws IOException {
    var beside = Files.createDirectory(home.resolve("beside"));
    var here = ".export-%s-".formatted(Membership.host());
    var killed = Files.createDirectory(beside.resolve(here + "999999999-1"));
    Files.writeString(killed.resolve("slots.jsonl"), "{");
    var own = here + ProcessHandle.current().pid() + "-1";
    var atWork = Files.createDirectory(beside.resolve(own));
    var ofAnotherMachine = Files.createDirectory(beside.resolve(".export-elsewhere-999999999-1"));

    var target = beside.resolve("new").toString();
    assertThat(caller().run("db", "export-audit", "--since", "7d", "--dir", target).exit())
        .isZero();

    assertThat(killed).doesNotExist();
    assertThat(atWork).isDirectory();
    assertThat(ofAnotherMachine).isDirectory();
  }

  @Test
  void export_belowAFile_isRefusedWithThePlace() throws IOException {
    var file = Files.writeString(home.resolve("a-file"), "");

    var run =
        caller().run("db", "export-audit", "--since", "7d", "--dir", file.resolve("x").toString());

    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.err()).contains("cannot write in " + file, "name another folder");
  }

  @Test
  void export_asJsonLines_saysWhatTheViewSays() throws IOException {
    var folder = home.resolve("lines");
    assertThat(
            caller()
                .run("db", "export-audit", "--since", "2026-01-01", "--dir", folder.toString())
                .exit())
        .isZero();

    for (var line : Files.readAllLines(folder.resolve("events.jsonl"))) {
      var event = JsonMapper.shared().readTree(line);
      assertThat(event.get("detail").isObject()).isTrue();
      assertThat(event.get("at").asString()).endsWith("+00:00");
    }
    assertThat(Files.readAllLines(folder.resolve("runs.jsonl"))).hasSize(2);
  }

  private static long rows(JsonNode document, String view) {
    return document.get("items").values().stream()
        .filter(item -> item.get("file").asString().contains("/" + view + "."))
        .map(item -> item.get("rows").asLong())
        .findFirst()
        .orElseThrow();
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static void statement(String sql) throws SQLException {
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      statement.execute(sql);
    }
  }
}
