package io.cryptorun.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.gates.Decision;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedScanTest {

  private static final Instant RALLY = Instant.parse("2021-05-07T02:00:07Z");
  private static final Instant CRASH = Instant.parse("2021-05-19T15:00:07Z");

  private RecordedMarket market;

  @BeforeAll
  void readRecording() {
    market = new RecordedMarket();
  }

  @Test
  void scan_rallyOfMay7_publishesSeveralRows() {
    var result = market.scan(RALLY);
    assertThat(result.candidates()).hasSize(30);
    assertThat(result.emitted()).hasSizeBetween(2, 8);
    assertThat(result.emitted()).allMatch(row -> row.decision() != Decision.REJECT);
  }

  @Test
  void scan_crashOfMay19_publishesNone() {
    var result = market.scan(CRASH);
    assertThat(result.candidates()).hasSize(30);
    assertThat(result.emitted()).isEmpty();
    assertThat(result.candidates().getFirst().score().value()).isLessThan(75);
    assertThat(result.candidates().stream().filter(row -> row.figures().vadr().value() > 1.85))
        .as("ranges burst in a crash")
        .hasSizeGreaterThan(5);
  }

  @Test
  void scan_twice_isIdentical() {
    assertThat(market.scan(RALLY).candidates().toString())
        .isEqualTo(market.scan(RALLY).candidates().toString());
  }

  @Test
  void scan_overlapRemoved_leavesColumnsOrthogonal() {
    var scoring = market.scan(RALLY).scoring();
    assertThat(scoring.projected()).isTrue();
    assertThat(scoring.maxOffDiagonal()).isLessThan(1e-6);
  }

  @Test
  void scan_everyTwelveHoursOfABullAndABearMonth_scoresHighSeldom() {
    int rows = 0;
    int high = 0;
    int middling = 0;
    for (var due = Instant.parse("2021-04-20T00:00:07Z");
        due.isBefore(Instant.parse("2021-06-19T00:00:00Z"));
        due = due.plus(Duration.ofHours(12))) {
      for (var row : market.scan(due).candidates()) {
        rows++;
        high += row.score().value() >= 75 ? 1 : 0;
        middling += row.score().value() >= 65 ? 1 : 0;
      }
    }
    assertThat((double) high / rows).isBetween(0.003, 0.04);
    assertThat((double) middling / rows).isBetween(0.08, 0.25);
  }
}
