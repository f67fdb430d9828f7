package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.Publisher.Coin;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `audit`: what an auditor is told about a history that is whole, and about one that is not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditCommandsPostgresTest {

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir private static Path home;

  private String run = "";

  @BeforeAll
  void publish() {
    try (var node = Publisher.join(PreparedDatabase.url(POSTGRES.database(), "app"), "node-a")) {
      run = node.publish("scan.hot", "2026-03-02T12:00:00Z", coins(1.2));
      node.publish("scan.warm", "2026-03-02T12:00:00Z", coins(1.3));
    }
  }

  private static List<Coin> coins(double vadr) {
    return List.of(
        new Coin("BTC/USD", 1, 80, 2.1, "kraken", List.of("kraken:book")),
        new Coin("SOL/USD", 2, 78, vadr, "okx", List.of("okx:book")));
  }

  @Test
  void ask_answersWithRows_andLeavesOutWhatWasNotAskedFor() {
    var rejected = audit("ask", "rejections", "--since", "2026-01-01", "-o", "json");
    assertThat(rejected.exit()).as(rejected.err()).isZero();
    assertThat(rejected.json().get("items")).hasSize(2);
    assertThat(rejected.json().at("/items/0/gate").asString()).isEqualTo("vadr");
    var ofOne =
        audit("ask", "rejections", "--since", "2026-01-01", "--job", "scan.warm", "-o", "json");
    assertThat(ofOne.json().get("items")).hasSize(1);
    assertThat(ofOne.json().at("/items/0/value").asDouble()).isEqualTo(1.3);
    assertThat(audit("ask", "run_story", "--run", run).out())
        .contains("claimed", "published", "node-a");
    assertThat(audit("ask", "rejections").err())
        .as("the question is talk")
        .contains("Which gates rejected a coin");
  }

  @Test
  void ask_whatNobodyKnows_isRefused_withTheNearest() {
    var unknown = audit("ask", "rejektions");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("CR-AUD-001", "did you mean rejections?");
    var aside = audit("ask", "takeovers", "--job", "scan.hot");
    assertThat(aside.exit()).isEqualTo(2);
    assertThat(aside.err()).contains("CR-AUD-002", "it takes --since");
  }

  /// A run by the beginning of its id, a coin however it is written, as everywhere else.
  @Test
  void ask_takesNamesAsOtherCommandsDo() {
    var begun = run.substring(0, 25).toLowerCase(Locale.ROOT);
    assertThat(audit("ask", "run_story", "--run", begun).out()).contains("claimed", "published");
    assertThat(audit("ask", "run_story", "--run", run.substring(0, 1)).err())
        .contains("begins the ids of 2 runs", run);
    assertThat(audit("ask", "run_story", "--run", run.toLowerCase(Locale.ROOT)).out())
        .as("a whole id")
        .contains("claimed", "published");
    var unknown = audit("ask", "run_story", "--run", "ZZZ");
    assertThat(unknown.exit()).isEqualTo(4);
    assertThat(unknown.err()).contains("CR-RUN-004", "cryptorun runs list");
    var lower =
        audit("ask", "rejections", "--since", "2026-01-01", "--symbol", "sol/usd", "-o", "json");
    assertThat(lower.json().get("items")).hasSize(2);
  }

  /// Who may read the views and nothing else can ask the questions, and what else there is to ask.
  @Test
  void auditor_withHisOwnAddress_asks() {
    var auditor =
        PreparedDatabase.caller(home, POSTGRES.database())
            .with(
                "CRYPTORUN_DATABASE_CLI_URL", PreparedDatabase.url(POSTGRES.database(), "auditor"));
    var asked = auditor.run("audit", "ask", "run_story", "--run", run.substring(0, 25));
    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(asked.out()).contains("claimed", "published");
    assertThat(auditor.run("db", "views", "runs").out()).contains("run_id");
    assertThat(auditor.run("runs", "list").exit()).isEqualTo(9);
  }

  @Test
  void ask_tellsWhatItTakesForGranted() {
    assertThat(audit("ask", "published_twice").err()).contains("--since 30 days ago");
    assertThat(audit("ask", "published_twice", "--since", "2026-01-01").err())
        .doesNotContain("as nothing else was asked");
    var turned = audit("ask", "did_not_run", "--since", "2026-03-02", "--until", "2026-03-01");
    assertThat(turned.exit()).isEqualTo(2);
    assertThat(turned.err()).contains("2026-03-01T00:00:00Z is before --since");
  }

  @Test
  void verify_ofAnUnknownJob_findsNothing() {
    var unknown = audit("verify", "--job", "scan.cold");
    assertThat(unknown.exit()).isEqualTo(4);
    assertThat(unknown.err()).contains("CR-AUD-003", "scan.cold");
  }

  /// Each forgery is named, in the text and to a program, and undone again.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "event | actor = 'x' | kind = 'published' | changed_event",
        "event | position = 9 | kind = 'published' | missing_event",
        "chain_head | hash = '\\x00' | true | changed_head",
        "gate_decision | passed = true | not passed | changed_gates",
        "candidate | reason = 'x' | true | changed_candidates",
        "attempt | outcome = 'failed' | outcome = 'success' | changed_run",
      })
  void verify_namesWhatASuperuserChanged(String table, String change, String where, String fault)
      throws SQLException {
    assertThat(audit("verify").exit()).isZero();
    var of = table.equals("chain_head") ? "chain" : "job";
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute("create table public.kept as table cryptorun." + table);
      statement.execute(
          "update cryptorun.%s set %s where %s and %s = 'scan.hot'"
              .formatted(table, change, where, of));
      try {
        var told = audit("verify");
        assertThat(told.exit()).as(told.out()).isEqualTo(10);
        assertThat(told.out()).contains(fault, "scan.hot");
        var read = audit("verify", "-o", "json");
        assertThat(read.exit()).isEqualTo(10);
        assertThat(read.json().at("/item/intact").asBoolean()).isFalse();
        assertThat(read.json().at("/item/faults/0/kind").asString()).isEqualTo(fault);
        assertThat(audit("verify", "--job", "scan.warm").exit()).as("another chain").isZero();
      } finally {
        statement.execute("delete from cryptorun." + table);
        statement.execute(
            "insert into cryptorun.%s overriding system value table public.kept".formatted(table));
        statement.execute("drop table public.kept");
      }
    }
  }

  private CliRun audit(String... arguments) {
    var words = new ArrayList<>(List.of("audit"));
    words.addAll(List.of(arguments));
    return PreparedDatabase.caller(home, POSTGRES.database())
        .now()
        .run(words.toArray(String[]::new));
  }
}
