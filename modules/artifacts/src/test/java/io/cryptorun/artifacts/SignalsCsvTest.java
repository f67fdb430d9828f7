package io.cryptorun.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.testkit.Schemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("changes the default locale")
class SignalsCsvTest {

  private static final String HEADER =
      "timestamp,symbol,score,momentum_core,vadr,spread_bps,depth_usd,regime,fresh,venue,sources\n";

  @Test
  void signals_emittedRows_areWrittenRankedAndRounded() throws IOException {
    var draft = SignalsCsv.of(ExampleScan.result());

    assertThat(text(draft))
        .isEqualTo(
            HEADER
                + """
                2021-05-19T15:00:07Z,BTC/USD,78.3,65.2,2.1,12,182341,normal,●,kraken,2
                2021-05-19T15:00:07Z,ETH/USD,75.0,65.2,2.1,12,182341,normal,○,okx,2
                """);
    assertThat(draft.rows()).isEqualTo(2);
  }

  @Test
  void signals_nothingPassed_isTheHeaderAlone() throws IOException {
    var draft = SignalsCsv.of(ExampleScan.result(List.of()));

    assertThat(text(draft)).isEqualTo(HEADER);
    assertThat(draft.rows()).isZero();
  }

  @Test
  void signals_header_isThePublishedOne() throws IOException {
    assertThat(Files.readString(Schemas.file("signals.csv.header"))).isEqualTo(HEADER);
  }

  @Test
  void signals_otherLanguageOfTheMachine_changesNothing() throws IOException {
    var expected = text(SignalsCsv.of(ExampleScan.result()));
    var before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(text(SignalsCsv.of(ExampleScan.result()))).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.15, 1, 0.2",
    "78.25, 1, 78.3",
    "-0.04, 1, 0.0",
    "2.675, 2, 2.68",
    "182340.5, 0, 182341",
    "1.5E7, 0, 15000000",
    "NaN, 1, ''",
    "Infinity, 1, ''"
  })
  void figure_rounded_isHalfUpOnItsShortestDecimal(double figure, int decimals, String expected) {
    assertThat(CsvTable.rounded(figure, decimals)).isEqualTo(expected);
  }

  @Test
  void table_fieldWithAComma_isQuoted() throws IOException {
    var out = new ByteArrayOutputStream();
    new CsvTable(List.of("a", "b"), List.of(List.of("1,5", "x\"y"))).writeTo(out);

    assertThat(out).hasToString("a,b\n\"1,5\",\"x\"\"y\"\n");
  }

  private static String text(ArtifactDraft draft) throws IOException {
    var out = new ByteArrayOutputStream();
    draft.body().writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
