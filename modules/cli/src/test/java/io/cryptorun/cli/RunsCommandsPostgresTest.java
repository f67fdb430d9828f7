package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.cli.Publisher.Coin;
import io.cryptorun.ledger.run.Attempts;
import io.cryptorun.ledger.run.Ending;
import io.cryptorun.ledger.run.RunLog;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `runs …` over rows that a node published; there is no file anywhere.
class RunsCommandsPostgresTest {

  private static final String JOB = "scan.hot";
  private static final List<String> BOTH = List.of("kraken:book", "okx:book");
  private static final List<String> ONE = List.of("kraken:book");

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir static Path home;
  private static Publisher node;
  private static String older;
  private static String newer;
  private static String same;
  private static String failed;
  private static String regime;

  @BeforeAll
  static void publish() {
    node = Publisher.join(PreparedDatabase.url(POSTGRES.database(), "app"), "node-b");
    older =
        node.publish(
            JOB,
            "2026-11-23T12:45:00Z",
            List.of(
                new Coin("SOL/USD", 1, 78.5, 1.84, "kraken", BOTH),
                new Coin("BTC/USD", 2, 74.2, 2.0, "kraken", BOTH),
                new Coin("OLD/USD", 3, 50, 1.0, null, List.of())));
    node.publishHealth("2026-11-23T13:55:00Z");
    var now =
        List.of(
            new Coin("BTC/USD", 1, 82.1, 2.0, "kraken", ONE),
            new Coin("SOL/USD", 2, 76.2, 1.62, "kraken", BOTH));
    newer = node.publish(JOB, "2026-11-23T14:00:00Z", now);
    same = node.publish(JOB, "2026-11-23T14:15:00Z", now);
    regime = node.publishRegime("2026-11-23T12:00:00Z");
    failed = fail("2026-11-23T14:30:00Z");
    new RunLog(node.database())
        .append(
            newer,
            List.of(
                RunLog.Line.ofStage(
                    Instant.parse("2026-11-23T14:00:01Z"),
                    "fetch",
                    "fetch: 4 books",
                    Duration.ofMillis(1250)),
                RunLog.Line.said(Instant.parse("2026-11-23T14:00:02Z"), "warn", "okx is slow")));
  }

  private static String fail(String dueAt) {
    var fence = node.claim(JOB, Instant.parse(dueAt));
    new Attempts(node.database()).close(fence, Ending.failed("NO_VALID_BOOK", "okx is silent"));
    return fence.runId();
  }

  @AfterAll
  static void leave() {
    node.close();
  }

  private static Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database());
  }

  @Test
  void list_isNewestFirst_andGoesOnWhereItEnded() {
    var first = caller().run("runs", "list", "--job", JOB, "-n", "3", "-o", "json");
    var cursor = first.json().get("next_cursor").asString();
    var rest = caller().run("runs", "list", "--job", JOB, "--after", cursor, "-o", "plain");

    assertThat(first.json().get("items").values().stream().map(run -> run.get("run_id").asString()))
        .containsExactly(failed, same, newer);
    assertThat(cursor).isEqualTo(newer);
    assertThat(rest.out()).isEqualTo(older + "\n");
    assertThat(caller().run("runs", "list", "-n", "1").err()).contains("more: --after ");
  }

  @Test
  void list_canBeNarrowed() {
    assertThat(caller().run("runs", "list", "--outcome", "failed,timeout", "-o", "plain").out())
        .isEqualTo(failed + "\n");
    assertThat(caller().run("runs", "list", "--node", "nobody", "-o", "csv").out())
        .startsWith("run_id,job,outcome,due_at,")
        .hasLineCount(1);
    assertThat(caller().run("runs", "list", "--until", "2020-01-01", "-o", "jsonl").out())
        .isEmpty();
    assertThat(caller().run("runs", "list", "--outcome", "fine").exit()).isEqualTo(2);
    assertThat(caller().run("runs", "list", "--since", "yesterdayish").err())
        .contains("yesterdayish", "24h, 7d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"list", "show RUN", "logs RUN", "explain RUN", "explain RUN --symbol SOL/USD"})
  void answer_inEveryForm_isComplete_whateverIsTold(String line) {
    var words = ("runs " + line.replace("RUN", newer) + " -vv -o ").split(" ", -1);
    for (var format : List.of("json", "jsonl", "csv", "plain", "table", "wide", "none")) {
      words[words.length - 1] = format;
      var run = caller().run(words);

      assertThat(run.exit()).as(line + format).isZero();
      assertThat(run.out().isEmpty()).as(line + format).isEqualTo(format.equals("none"));
      if (format.equals("json")) {
        assertThat(run.json().get("kind").asString()).isNotEmpty();
      }
    }
  }

  @Test
  void fields_ofEveryRun_areThoseThatTheListDeclares() {
    var declared =
        caller().run("runs", "list", "-o", "csv").out().lines().findFirst().orElseThrow();
    var run = caller().run("runs", "list", "-n", "1", "-o", "json").json().at("/items/0");

    assertThat(String.join(",", run.propertyNames())).isEqualTo(declared);
  }

  @Test
  void show_tellsStagesFilesAndHistory() {
    var run = caller().run("runs", "show", newer.toLowerCase(Locale.ROOT));
    var item = caller().run("runs", "show", newer, "-o", "json").json().get("item");

    assertThat(run.out())
        .startsWith("scan.hot  success  run " + newer)
        .contains("due        2026-11-23T14:00:00Z (manual by ana@desk)")
        .contains("providers  kraken, okx")
        .contains("fetch  1.3s  2026-11-23T14:00:01Z  4 books")
        .contains("nothing was published", "node-b  claimed ", "node-b  published ");
    assertThat(item.at("/stages/0/took_ms").asInt()).isEqualTo(1250);
    assertThat(item.at("/events").size()).isEqualTo(2);
    assertThat(item.at("/attempts/0/run_id").asString()).isEqualTo(newer);
    assertThat(caller().run("runs", "show", failed).out())
        .contains("failed (error)", "error      NO_VALID_BOOK okx is silent");
  }

  @Test
  void show_watched_endsWithTheRun() {
    var run = caller().run("runs", "show", newer, "--watch", "-o", "json");

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.json().at("/item/run_id").asString()).isEqualTo(newer);
    assertThat(caller().run("runs", "show", newer, "-w=1s", "-o", "csv").exit()).isEqualTo(2);
    assertThat(caller().run("runs", "show", "-w", newer, "-o", "none").exit()).isZero();
    assertThat(caller().onTerminal().run("runs", "show", newer, "-w").out())
        .startsWith("\u001b[Hscan.hot  success")
        .endsWith("\u001b[J");
  }

  @Test
  void logs_followed_areAllLinesAndEnd() {
    var text =
        "2026-11-23T14:00:01Z info  fetch: 4 books\n2026-11-23T14:00:02Z warn  okx is slow\n";

    assertThat(caller().run("runs", "logs", newer).out()).isEqualTo(text);
    assertThat(caller().run("runs", "logs", newer, "-f").out()).isEqualTo(text);
    assertThat(caller().run("runs", "logs", newer, "-f", "-o", "json").exit()).isEqualTo(2);
  }

  @Test
  void explain_ofACoinThatStayedOut_saysWhatWouldHaveToBeTrue() {
    var run = caller().run("runs", "explain", newer, "--symbol", "sol/usd");

    assertThat(run.out())
        .isEqualTo(
            """
            SOL/USD  REJECTED by 1 of 2 gates (VADR_BELOW_MIN)    scan.hot 2026-11-23T14:00:00Z  node-b  config -  code 1.0
            GATE   RULE    VALUE  MARGIN  RESULT  CODE            FROM                                 AGE
            score  >= 75   76.2   +1.2    pass    SCORE_OK        0.35×81 mom + 0.15×79 qual (median)  12s
            vadr   >= 1.8  1.62   -0.18   FAIL    VADR_BELOW_MIN  kraken:candles_1h                    12s
            Would pass if vadr >= 1.8 (last true 2026-11-23T12:45:00Z, run %s)
            """
                .formatted(older));
  }

  @Test
  void explain_ofACoin_isContentWithItsBase() {
    assertThat(caller().run("runs", "explain", newer, "--symbol", "sol").out())
        .startsWith("SOL/USD  REJECTED");
    assertThat(caller().run("runs", "explain", newer, "--symbol", "so").exit()).isEqualTo(4);
  }

  /// The end of a list is its end, also where it fills the page.
  @ParameterizedTest
  @ValueSource(strings = {"schedule", "cluster"})
  void history_thatFillsThePage_hasNoNext(String noun) {
    var all = caller().run(noun, "history", "-o", "json").json().get("items");
    var size = Integer.toString(all.size());

    var page = caller().run(noun, "history", "-n", size, "-o", "json").json();

    assertThat(page.get("items")).isEqualTo(all);
    assertThat(page.get("next_cursor").isNull()).isTrue();
  }

  @Test
  void history_goesOnWhereItEnded() {
    var all = caller().run("schedule", "history", "-o", "json").json().get("items");
    var less = Integer.toString(all.size() - 1);

    var page = caller().run("schedule", "history", "-n", less, "-o", "json").json();
    var cursor = page.get("next_cursor").asString();
    var rest = caller().run("schedule", "history", "--after", cursor, "-o", "json").json();

    assertThat(page.get("items")).hasSize(all.size() - 1);
    assertThat(rest.get("items")).containsExactly(all.get(all.size() - 1));
  }

  @Test
  void explain_ofACoinThatCameIn_hasNoWishes() {
    var item = caller().run("runs", "explain", newer, "--symbol", "BTC/USD", "-o", "json").json();

    assertThat(item.at("/item/coin/decision").asString()).isEqualTo("enter");
    assertThat(item.at("/item/coin/parts/0/weight").asDouble()).isEqualTo(0.35);
    assertThat(item.at("/item/would_pass_if").size()).isZero();
  }

  @Test
  void explain_ofARun_countsAndLists() {
    assertThat(caller().run("runs", "explain", newer).out())
        .contains("2 coins: enter 1, reject 1; rejected for VADR_BELOW_MIN 1")
        .contains("1     BTC/USD  enter *   82.1   kraken  ENTER           -\n")
        .contains("2     SOL/USD  reject    76.2   kraken  VADR_BELOW_MIN  vadr\n");
    assertThat(caller().run("runs", "explain", newer, "--gate", "vadr").out())
        .contains(
            "2     SOL/USD  >= 1.8  1.62   -0.18   FAIL    VADR_BELOW_MIN  kraken:candles_1h\n")
        .doesNotContain("SCORE_OK");
    assertThat(caller().run("runs", "explain", failed).out())
        .contains("error: NO_VALID_BOOK okx is silent");
    assertThat(caller().run("runs", "explain", regime).out())
        .contains(
            "regime normal, confidence 0.85, overlay none", "breadth_thrust   -      unknown");
  }

  @Test
  void explain_ofWhatIsNotThere_namesWhatIs() {
    var coin = caller().run("runs", "explain", newer, "--symbol", "SOL/USDT");
    var gate = caller().run("runs", "explain", newer, "--gate", "vard");

    assertThat(coin.exit()).isEqualTo(4);
    assertThat(coin.err()).contains("did you mean SOL/USD?");
    assertThat(gate.exit()).isEqualTo(2);
    assertThat(gate.err()).contains("gates: score, vadr");
  }

  @Test
  void diff_tellsWhoEnteredAndLeft_andWhy() {
    var run = caller().run("runs", "diff", older, newer);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            """
            + BTC/USD  entered  score 74.2 → 82.1   reject → enter   score 74.2 → 82.1 (>= 75, now passes)   sources 2 → 1 (okx dropped: ERROR_RATE, circuit OPEN)
            - SOL/USD  left  score 78.5 → 76.2   enter → reject   vadr 1.84 → 1.62 (>= 1.8, now fails)
            ~ OLD/USD  was reject, score 50; not looked at any more
            ~ candidates 3 → 2
              regime normal = normal · config - = - · 0 unchanged
            """);
    var json = caller().run("runs", "diff", older, newer, "-o", "json").json().get("item");
    assertThat(json.at("/entered/0").asString()).isEqualTo("BTC/USD");
    assertThat(json.at("/left/0").asString()).isEqualTo("SOL/USD");
  }

  @Test
  void diff_ofTheSame_isNothing_andOfOtherJobsWrong() {
    var run = caller().run("runs", "diff", newer, same);

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo("  regime normal = normal · config - = - · 2 unchanged\n");
    assertThat(caller().run("runs", "diff", newer, regime).exit()).isEqualTo(2);
  }

  @Test
  void id_thatFitsSeveralOrNone_isNotFound() {
    var several = caller().run("runs", "show", "0");
    var none = caller().run("runs", "show", "ZZZ", "-o", "json");

    assertThat(several.exit()).isEqualTo(4);
    assertThat(several.err())
        .contains("begins the ids of 6 runs", newer + "  scan.hot due 2026-11-23T14:00:00Z");
    assertThat(none.exit()).isEqualTo(4);
    assertThat(none.errorJson().get("code").asString()).isEqualTo("CR-RUN-004");
  }
}
