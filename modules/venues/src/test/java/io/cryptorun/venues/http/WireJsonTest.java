package io.cryptorun.venues.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;

class WireJsonTest {
  private final WireJson json = new WireJson();

  @ParameterizedTest
  @ValueSource(
      strings = {"1.18e-05", "0E-8", "4.727521520000001", "226.8736000000003", "12", "-3.9E+2"})
  void number_isItsLiteral_asNumberOrString(String literal) throws Exception {
    var expected = new BigDecimal(literal);

    assertThat(row("[%s,\"%s\"]".formatted(literal, literal)).cells())
        .containsExactly(expected, expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"NaN\"]",
        "[\"\"]",
        "[\"Infinity\"]",
        "[\" 1\"]",
        "[true]",
        "[{}]",
        "[null]",
        "[1",
        "[1]]",
        "{}",
        "[1e999999999]",
        "[\"1e-999999999\"]",
        "[1] [2]"
      })
  void rubbish_isRefused(String text) {
    assertThatThrownBy(() -> row(text).at(0)).isInstanceOf(AnswerException.class);
  }

  @Test
  void answerCutShort_isToldWithoutTheParsersRemarks() {
    assertThatThrownBy(() -> row("[1"))
        .hasMessage("Unexpected end-of-input: expected close marker for Array");
  }

  @Test
  void row_missingColumn_isRefusedWhenItIsNeeded() throws Exception {
    var row = row("[1,2]");

    assertThat(row.at(0)).isEqualByComparingTo("1");
    assertThatThrownBy(() -> row.at(2)).hasMessage("a row has 2 columns, column 2 is needed");
  }

  @Test
  void time_outOfRange_isRefused() throws Exception {
    var row = row("[1e30, 1790348400]");

    assertThat(row.secondsAt(1).getEpochSecond()).isEqualTo(1790348400);
    assertThatThrownBy(() -> row.millisAt(0)).isInstanceOf(AnswerException.class);
  }

  @Test
  void brokenStream_staysABrokenStream() {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }
        };

    assertThatThrownBy(() -> json.read(broken, new TypeReference<List<String>>() {}))
        .isInstanceOf(IOException.class)
        .hasMessage("reset");
  }

  private NumberRow row(String text) throws IOException {
    return json.read(
        new ByteArrayInputStream(text.getBytes(UTF_8)), new TypeReference<NumberRow>() {});
  }
}
