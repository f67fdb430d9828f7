package io.cryptorun.domain.market;

import static io.cryptorun.domain.market.Books.levels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookMeasureTest {

  @Test
  void book_twoSides_isMeasuredAroundMid() {
    var book = valid(levels("99", "10", "98", "5"), levels("101", "20", "102", "1"));
    assertThat(book.mid()).isEqualTo(100);
    assertThat(book.spreadBps()).isEqualTo(200);
    assertThat(book.depth().bidUsd()).isEqualTo(99 * 10 + 98 * 5);
    assertThat(book.depth().askUsd()).isEqualTo(101 * 20 + 102);
    assertThat(book.depth().usd()).isEqualTo(990 + 490 + 2020 + 102);
  }

  @Test
  void figures_stablecoinQuote_areConvertedButMidIsNot() {
    var book =
        (BookMeasure.Valid)
            BookMeasure.of(Books.of(levels("99", "10"), levels("101", "10")), 0.999);
    assertThat(book.mid()).isEqualTo(100);
    assertThat(book.midUsd()).isCloseTo(99.9, within(1e-12));
    assertThat(book.depth().usd()).isCloseTo(1998, within(1e-9));
  }

  @Test
  void depth_levelExactlyOnTheEdge_isInside() {
    // Mid 0.15: 0.98 * 0.15 is 0.147 and 1.02 * 0.15 is 0.153, which doubles put outside.
    assertThat(0.147 >= (0.1499 + 0.1501) / 2 * 0.98).isFalse();
    var book =
        valid(
            levels("0.1499", "1", "0.147", "1000", "0.1469", "1"),
            levels("0.1501", "1", "0.153", "1000", "0.1531", "1"));
    assertThat(book.depth().bidUsd()).isEqualTo(0.1499 + 147);
    assertThat(book.depth().askUsd()).isEqualTo(0.1501 + 153);
  }

  @Test
  void depth_levelOneTickBeyondTheEdge_isOutside() {
    var book =
        valid(
            levels("0.1499", "1", "0.14699999", "1000"),
            levels("0.1501", "1", "0.15300001", "1000"));
    assertThat(book.depth().usd()).isCloseTo(0.3, within(1e-12));
    assertThat(book.depth().truncated()).isFalse();
  }

  @Test
  void depth_worstLevelInsideTheBand_isTruncated() {
    var book = valid(levels("99", "1"), levels("101", "1", "103", "1"));
    assertThat(book.depth().bidTruncated()).isTrue();
    assertThat(book.depth().askTruncated()).isFalse();
    assertThat(book.depth().truncated()).isTrue();
  }

  @Test
  void depth_decimalsThatDoublesLose_addUpExactly() {
    // Ten times 0.1 of a coin at 1.1: 1.1 in decimals, 1.0999999999999999 in a running double.
    var tenth = new Level(new BigDecimal("1.1"), new BigDecimal("0.1"));
    var bids = Collections.nCopies(10, tenth);
    assertThat(valid(bids, levels("1.1001", "1")).depth().bidUsd()).isEqualTo(1.1);
  }

  @ParameterizedTest
  @CsvSource({
    "99.875, 100.125, 25, true", // exactly 25 bps
    "99.875, 100.12500001, 25, false",
    "0.079, 0.081, 250, true", // exactly 250 bps; doubles say 250.00000000000003
    "0.079, 0.081, 249, false"
  })
  void spread_exactlyAtTheCap_keepsWithin(String bid, String ask, int cap, boolean within) {
    assertThat(valid(levels(bid, "1"), levels(ask, "1")).spreadWithin(cap)).isEqualTo(within);
  }

  @Test
  void book_unsortedWithWorthlessLevels_isCleanedFirst() {
    var book =
        valid(
            levels("98", "1", "0", "5", "99", "1", "-3", "1", "100", "0"),
            levels("102", "1", "101", "1", "100.5", "-1"));
    assertThat(book.mid()).isEqualTo(100);
    assertThat(book.depth().bidUsd()).isEqualTo(197);
  }

  @Test
  void book_oneSideEmpty_saysSo() {
    assertThat(defect(List.of(), levels("101", "1"))).isEqualTo(BookMeasure.Defect.BOOK_EMPTY);
    assertThat(defect(levels("99", "1"), levels("101", "0")))
        .isEqualTo(BookMeasure.Defect.BOOK_EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"99.99", "100", "100.0"})
  void book_askNotAboveBid_isCrossed(String ask) {
    assertThat(defect(levels("100", "1"), levels(ask, "1")))
        .isEqualTo(BookMeasure.Defect.BOOK_CROSSED);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void book_impossibleRate_isRefused(double fx) {
    var book = Books.of(levels("99", "1"), levels("101", "1"));
    assertThatThrownBy(() -> BookMeasure.of(book, fx))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("okx:BTC-USDT");
  }

  @ParameterizedTest
  @CsvSource({"0, 30", "5, 30", "5.001, 35.001", "12, 42"})
  void age_oldStamp_addsItsLag(double lagSeconds, double expectedSeconds) {
    var lag = Duration.ofMillis(Math.round(lagSeconds * 1000));
    var book = BookMeasure.of(Books.lagging(levels("99", "1"), levels("101", "1"), lag), 1);
    assertThat(book.age(Books.RECEIVED.plusSeconds(30)))
        .isEqualTo(Duration.ofMillis(Math.round(expectedSeconds * 1000)));
  }

  @Test
  void age_exactlyTheLimit_isNotStale() {
    var book = BookMeasure.of(Books.of(levels("99", "1"), levels("101", "1")), 1);
    var limit = Duration.ofSeconds(30);
    assertThat(book.isStale(Books.RECEIVED.plusSeconds(30), limit)).isFalse();
    assertThat(book.isStale(Books.RECEIVED.plusSeconds(30).plusNanos(1), limit)).isTrue();
  }

  @Test
  void age_replayBeforeReceipt_isZero() {
    var book = BookMeasure.of(Books.of(levels("99", "1"), levels("101", "1")), 1);
    assertThat(book.age(Books.RECEIVED.minusSeconds(5))).isEqualTo(Duration.ZERO);
  }

  private static BookMeasure.Valid valid(List<Level> bids, List<Level> asks) {
    return (BookMeasure.Valid) BookMeasure.of(Books.of(bids, asks), 1);
  }

  private static BookMeasure.Defect defect(List<Level> bids, List<Level> asks) {
    return ((BookMeasure.Invalid) BookMeasure.of(Books.of(bids, asks), 1)).defect();
  }
}
