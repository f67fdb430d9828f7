package io.cryptorun.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.simulator.market.Bar;
import io.cryptorun.simulator.market.Candle;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CandleFaultsTest {
  private static final int ROWS = 12;

  @Test
  void noFault_changesNothing() {
    assertThat(CandleFaults.apply(ActiveFaults.NONE, rows())).isEqualTo(rows());
  }

  @Test
  void formingAbsent_endsWithAClosedRow() {
    assertThat(struck(FaultKind.FORMING_ABSENT)).hasSize(ROWS - 1).allMatch(Candle::closed);
  }

  @Test
  void formingFlag_marksTheFormingRowAsClosed() {
    assertThat(struck(FaultKind.FORMING_FLAG)).hasSize(ROWS).allMatch(Candle::closed);
  }

  @Test
  void hole_takesThreeRowsOutOfTheMiddle() {
    var rows = struck(FaultKind.HOLE);
    assertThat(rows).hasSize(ROWS - 3).startsWith(rows().getFirst()).endsWith(rows().getLast());
  }

  @Test
  void duplicateEqual_repeatsARowAsItIs() {
    var rows = struck(FaultKind.DUPLICATE_EQUAL);
    assertThat(rows).hasSize(ROWS + 1);
    assertThat(rows.stream().distinct()).containsExactlyElementsOf(rows());
  }

  @Test
  void duplicateUnequal_hasTheSameTimeAndAnotherClose() {
    var rows = struck(FaultKind.DUPLICATE_UNEQUAL);
    assertThat(rows).hasSize(ROWS + 1);
    assertThat(rows.stream().map(Candle::openSecond).distinct()).hasSize(ROWS);
    assertThat(rows.stream().distinct()).hasSize(ROWS + 1);
  }

  @Test
  void wrongOrder_turnsTheRowsRound() {
    assertThat(struck(FaultKind.WRONG_ORDER))
        .isSortedAccordingTo(Comparator.comparingLong(Candle::openSecond).reversed());
  }

  @Test
  void times_offTheGridAndInTheFuture() {
    assertThat(struck(FaultKind.OFF_GRID)).anyMatch(row -> row.openSecond() % 3600 == 1);
    assertThat(struck(FaultKind.FUTURE_TIME).getLast().openSecond())
        .isEqualTo(rows().getLast().openSecond() + 7200);
  }

  @Test
  void prices_belowZeroAndUpsideDown() {
    assertThat(struck(FaultKind.NEGATIVE_PRICE)).anyMatch(row -> row.bar().close() < 0);
    assertThat(struck(FaultKind.HIGH_BELOW_LOW))
        .anyMatch(row -> row.bar().high() < row.bar().low());
  }

  @Test
  void revised_changesTheNewestClosedRowOnly() {
    var rows = struck(FaultKind.REVISED);
    assertThat(rows.get(ROWS - 2)).isNotEqualTo(rows().get(ROWS - 2));
    assertThat(rows.getLast()).isEqualTo(rows().getLast());
    assertThat(rows.subList(0, ROWS - 2)).isEqualTo(rows().subList(0, ROWS - 2));
  }

  private static List<Candle> struck(FaultKind kind) {
    return CandleFaults.apply(new ActiveFaults(List.of(FaultRule.of(kind))), rows());
  }

  private static List<Candle> rows() {
    return LongStream.range(0, ROWS)
        .mapToObj(i -> Candle.of(i * 3600, 3600, new Bar(10, 12, 9, 11, 5, 50), i < ROWS - 1))
        .toList();
  }
}
