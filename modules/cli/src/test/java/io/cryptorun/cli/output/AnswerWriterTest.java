package io.cryptorun.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AnswerWriterTest {

  private static final Instant NOW = Instant.parse("2025-09-07T14:07:41Z");
  private static final Times TIMES = new Times(ZoneOffset.UTC, Times.Style.iso, NOW);

  private static final Answer LIST =
      Answer.list(
          "JobList",
          List.of(
              new Fields()
                  .with("name", "scan.hot")
                  .with("text", "every 15 minutes, \"hot\"")
                  .with("last", new Fields().with("rows", 10).with("reason", null))
                  .with("venues", List.of("kraken", "okx")),
              new Fields()
                  .with("name", "scan.warm")
                  .with("text", "")
                  .with("last", null)
                  .with("venues", List.of())),
          "for people\n");

  private static final Answer RUNS =
      Answer.table(
          "RunList",
          List.of(
              Column.of("run_id", "RUN"),
              Column.of("due_at", "DUE"),
              Column.wide("market", "MARKET").as(market -> "[%s]".formatted(market)),
              Column.onRequest("slot.id"),
              Column.of("error", "ERROR")),
          List.of(
              run("01A", "2025-09-07T14:00:00Z", "no venue answered", 0.5),
              run("01B", "2025-09-07T13:45:00Z", null, 2.0)));

  private static Fields run(String id, String due, @Nullable String error, double slot) {
    return new Fields()
        .with("run_id", id)
        .with("due_at", Instant.parse(due))
        .with("market", "live")
        .with("slot", new Fields().with("id", slot))
        .with("error", error);
  }

  private static String write(Answer answer, OutputFormat format, String... columns) {
    return writer(new Layout(format, List.of(columns), true, TIMES, null)).write(answer);
  }

  private static AnswerWriter writer(Layout layout) {
    return new AnswerWriter("cli@ops-1", Path.of("/srv/run"), layout);
  }

  @Test
  void table_ofColumns_showsThoseOfATable_andAWideOneMore() {
    assertThat(write(RUNS, OutputFormat.table))
        .isEqualTo(
            """
            RUN  DUE                   ERROR
            01A  2025-09-07T14:00:00Z  no venue answered
            01B  2025-09-07T13:45:00Z  -
            """);
    assertThat(write(RUNS, OutputFormat.wide))
        .startsWith(
            "RUN  DUE                   MARKET  ERROR\n01A  2025-09-07T14:00:00Z  [live]  no");
  }

  /// A venue, or whoever wrote a reason, may not move the cursor or end a line.
  @Test
  void signs_thatSteerATerminal_areShownNotObeyed() {
    var said = new Fields().with("name", "a\u001b[2Jb\nc\td\u0007").with("said", "\u009b31m");
    var table = Answer.table("X", List.of(Column.of("name", "NAME")), List.of(said));
    var text = Answer.item("X", said, "\u001b[31mred\u001b[0m\tx\u001b[2J\u009b1A\rz\n");

    assertThat(write(table, OutputFormat.table)).isEqualTo("NAME\na\uFFFD[2Jb c d\uFFFD\n");
    assertThat(write(table, OutputFormat.plain)).isEqualTo("a\uFFFD[2Jb c d\uFFFD\n");
    assertThat(write(text, OutputFormat.table))
        .isEqualTo("\u001b[31mred\u001b[0m\tx\uFFFD[2J\uFFFD1A\uFFFDz\n");
    var json = JsonMapper.shared().readTree(write(table, OutputFormat.json));
    assertThat(json.at("/items/0/name").asString()).isEqualTo("a\u001b[2Jb\nc\td\u0007");
  }

  @Test
  void hints_canBeLeftOut() {
    var told = Answer.item("X", new Fields().with("a", 1), "done\nNext: cryptorun runs list\n");
    assertThat(told.withoutHints().text()).isEqualTo("done\n");
  }

  @Test
  void table_onANarrowTerminal_isCut_aWideOneIsNot() {
    assertThat(writer(new Layout(OutputFormat.table, List.of(), false, TIMES, 30)).write(RUNS))
        .isEqualTo("01A  2025-09-07T14:00:00Z  no…\n01B  2025-09-07T13:45:00Z  -\n");
    assertThat(writer(new Layout(OutputFormat.wide, List.of(), false, TIMES, 30)).write(RUNS))
        .contains("no venue answered");
  }

  @Test
  void times_elsewhereOrByDistance_areToldSo() {
    var berlin = new Times(ZoneId.of("Europe/Berlin"), Times.Style.iso, NOW);
    var near = new Times(ZoneOffset.UTC, Times.Style.relative, NOW);

    assertThat(writer(new Layout(OutputFormat.table, List.of(), false, berlin, null)).write(RUNS))
        .startsWith("01A  2025-09-07T16:00:00+02:00  ");
    assertThat(writer(new Layout(OutputFormat.table, List.of(), false, near, null)).write(RUNS))
        .startsWith("01A  7m41s ago   no venue answered\n01B  22m41s ago  -");
    assertThat(writer(new Layout(OutputFormat.csv, List.of(), false, berlin, null)).write(RUNS))
        .startsWith("01A,2025-09-07T14:00:00Z,");
    assertThat(near.text(NOW.plusSeconds(7_620))).isEqualTo("in 2h07m");
    assertThat(near.text(NOW.minusSeconds(3 * 86_400 + 3_600))).isEqualTo("3d01h ago");
  }

  @Test
  void columns_askedFor_areTheOnlyOnes_inThatOrder_inEveryForm() {
    assertThat(write(RUNS, OutputFormat.table, "slot.id", "run_id"))
        .isEqualTo("SLOT.ID  RUN\n0.5      01A\n2        01B\n");
    assertThat(write(RUNS, OutputFormat.csv, "slot.id", "run_id"))
        .isEqualTo("slot.id,run_id\n0.5,01A\n2.0,01B\n");
    assertThat(write(RUNS, OutputFormat.plain, "run_id", "due_at"))
        .isEqualTo("01A\t2025-09-07T14:00:00Z\n01B\t2025-09-07T13:45:00Z\n");
    assertThat(write(RUNS, OutputFormat.jsonl, "error").lines())
        .containsExactly("{\"error\":\"no venue answered\"}", "{\"error\":null}");
    assertThat(write(LIST, OutputFormat.table, "last.rows")).isEqualTo("LAST.ROWS\n10\n-\n");
  }

  @Test
  void column_thatIsUnknown_isRefusedWithTheNames_evenOfAnEmptyList() {
    var nothing = Answer.table("RunList", RUNS.columns(), List.of());

    for (var answer : List.of(RUNS, nothing)) {
      assertThatExceptionOfType(UnknownColumnException.class)
          .isThrownBy(() -> write(answer, OutputFormat.none, "run_id", "erorr"))
          .withMessage("no column \"erorr\" here")
          .satisfies(wrong ->
              assertThat(wrong.known())
                  .containsExactly("run_id", "due_at", "market", "slot.id", "error"));
    }
    assertThat(write(nothing, OutputFormat.csv)).isEqualTo("run_id,due_at,market,slot.id,error\n");
  }

  @Test
  void list_thatGoesOn_saysWhere() {
    var json = JsonMapper.shared().readTree(write(RUNS.next("01B"), OutputFormat.json));

    assertThat(json.get("next_cursor").asString()).isEqualTo("01B");
  }

  @ParameterizedTest
  @CsvSource({"abc, 3", "🚀 up, 5", "東京, 4", "ｱｲ, 2", "Ａ, 2", "é, 1", "e\u0301, 1", "✓●…, 3"})
  void width_isThatOfATerminal(String text, int width) {
    assertThat(DisplayWidth.of(text)).isEqualTo(width);
  }

  @Test
  void cut_neverExceedsTheWidth() {
    assertThat(DisplayWidth.cut("東京都庁", 5)).isEqualTo("東京…");
    assertThat(DisplayWidth.cut("東京都庁", 6)).isEqualTo("東京…");
    assertThat(DisplayWidth.cut("東京都庁", 8)).isEqualTo("東京都庁");
    assertThat(DisplayWidth.cut("abc", 1)).isEqualTo("…");
  }

  @Test
  void list_asJson_isOneDocumentWithItemsAndNoMissingKey() {
    var json = JsonMapper.shared().readTree(write(LIST, OutputFormat.json));

    assertThat(json.propertyNames())
        .containsExactly(
            "api_version",
            "kind",
            "generated_at",
            "node",
            "home",
            "items",
            "warnings",
            "next_cursor");
    assertThat(json.at("/items/0/last/rows").asInt()).isEqualTo(10);
    assertThat(json.at("/items/0/last/reason").isNull()).isTrue();
    assertThat(json.at("/items/1/last").isNull()).isTrue();
    assertThat(json.at("/home").asString()).isEqualTo("/srv/run");
  }

  @Test
  void list_asJsonLines_isAnItemALine() {
    assertThat(write(LIST, OutputFormat.jsonl).lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(JsonMapper.shared().readTree(line).isObject()).isTrue());
  }

  @Test
  void list_asCsv_quotesAndNamesNestedFields() {
    assertThat(write(LIST, OutputFormat.csv))
        .isEqualTo(
            """
            name,text,last.rows,last.reason,venues
            scan.hot,"every 15 minutes, ""hot""\",10,,kraken okx
            scan.warm,,,,
            """);
  }

  @Test
  void list_otherForms_areNamesTextOrNothing() {
    assertThat(write(LIST, OutputFormat.plain)).isEqualTo("scan.hot\nscan.warm\n");
    assertThat(write(LIST, OutputFormat.table)).isEqualTo("for people\n");
    assertThat(write(LIST, OutputFormat.none)).isEmpty();
  }

  @Test
  void signs_inAscii_haveAboutTheSameLook() {
    assertThat(Ascii.of("🚀 CryptoRun · ✓ enabled [Fresh ●] → okx ✗ …é"))
        .isEqualTo("CryptoRun - + enabled [Fresh *] -> okx x ...?");
  }

  @Test
  void table_columns_areAsWideAsTheirWidestCell() {
    assertThat(new Table("A", "LONG", "C").row("✓✓✓", "b", "c").row("x", "yyyyyy", "").text())
        .isEqualTo(
            """
            A    LONG    C
            ✓✓✓  b       c
            x    yyyyyy
            """);
  }
}
