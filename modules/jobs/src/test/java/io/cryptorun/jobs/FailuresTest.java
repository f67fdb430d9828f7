package io.cryptorun.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

  @ParameterizedTest
  @CsvSource({
    "PublicationException, PUBLICATION",
    "DatabaseUnreachable, DATABASE_UNREACHABLE",
    "OutOfMemoryError, OUT_OF_MEMORY",
    "IllegalStateException, ILLEGAL_STATE"
  })
  void code_ofAnException_isItsNameInTheWordsOfTheLedger(String exception, String code) {
    assertThat(Failures.code(exception)).isEqualTo(code);
  }
}
