package io.cryptorun.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AnswerWriterTest {

  private static final AnswerWriter WRITER =
      new AnswerWriter("cli@ops-1", Path.of("/srv/run"), Instant.parse("2025-09-07T14:07:41Z"));

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

  @Test
  void list_asJson_isOneDocumentWithItemsAndNoMissingKey() {
    var json = JsonMapper.shared().readTree(WRITER.write(LIST, OutputFormat.json));

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
    assertThat(WRITER.write(LIST, OutputFormat.jsonl).lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(JsonMapper.shared().readTree(line).isObject()).isTrue());
  }

  @Test
  void list_asCsv_quotesAndNamesNestedFields() {
    assertThat(WRITER.write(LIST, OutputFormat.csv))
        .isEqualTo(
            """
            name,text,last.rows,last.reason,venues
            scan.hot,"every 15 minutes, ""hot""\",10,,kraken okx
            scan.warm,,,,
            """);
  }

  @Test
  void list_otherForms_areNamesTextOrNothing() {
    assertThat(WRITER.write(LIST, OutputFormat.plain)).isEqualTo("scan.hot\nscan.warm\n");
    assertThat(WRITER.write(LIST, OutputFormat.table)).isEqualTo("for people\n");
    assertThat(WRITER.write(LIST, OutputFormat.none)).isEmpty();
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
