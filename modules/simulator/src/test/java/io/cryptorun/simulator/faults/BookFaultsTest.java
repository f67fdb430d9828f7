package io.cryptorun.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.simulator.market.Book;
import io.cryptorun.simulator.market.Book.Order;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BookFaultsTest {
  private static final BigDecimal TICK = new BigDecimal("0.01");

  @Test
  void emptySides_oneOrBoth() {
    assertThat(struck(FaultKind.BOOK_EMPTY_SIDE).asks()).isEmpty();
    assertThat(struck(FaultKind.BOOK_EMPTY_SIDE).bids()).isNotEmpty();
    assertThat(struck(FaultKind.BOOK_EMPTY).bids()).isEmpty();
  }

  @Test
  void crossedAndLocked_bestBidAboveOrAtBestAsk() {
    var crossed = struck(FaultKind.BOOK_CROSSED);
    assertThat(crossed.bids().getFirst().price()).isGreaterThan(crossed.asks().getFirst().price());
    var locked = struck(FaultKind.BOOK_LOCKED);
    assertThat(locked.bids().getFirst().price())
        .isEqualByComparingTo(locked.asks().getFirst().price());
  }

  @Test
  void unsorted_doesNotBeginWithTheBest() {
    assertThat(struck(FaultKind.BOOK_UNSORTED).bids().getFirst())
        .isNotEqualTo(book().bids().getFirst());
    assertThat(struck(FaultKind.BOOK_UNSORTED).bids())
        .containsExactlyInAnyOrderElementsOf(book().bids());
  }

  @Test
  void zeroSize_keepsTheLevelWithoutItsSize() {
    assertThat(struck(FaultKind.BOOK_ZERO_SIZE).asks())
        .hasSize(10)
        .anyMatch(order -> order.size().signum() == 0);
  }

  @Test
  void stale_isStampedInThePast() {
    assertThat(struck(FaultKind.BOOK_STALE).millis()).isEqualTo(1_000_000 - 120_000);
    var rule = FaultRule.of(FaultKind.BOOK_STALE).value(5);
    assertThat(BookFaults.apply(new ActiveFaults(List.of(rule)), book(), TICK).millis())
        .isEqualTo(995_000);
  }

  @Test
  void fewLevels_areThreeASide() {
    assertThat(struck(FaultKind.BOOK_FEW_LEVELS).bids()).hasSize(3);
  }

  private static Book struck(FaultKind kind) {
    return BookFaults.apply(new ActiveFaults(List.of(FaultRule.of(kind))), book(), TICK);
  }

  private static Book book() {
    return new Book(side(-1), side(1), 1_000_000);
  }

  private static List<Order> side(int direction) {
    return IntStream.range(1, 11)
        .mapToObj(i -> new Order(BigDecimal.valueOf(100 + direction * i), BigDecimal.TEN, 1))
        .toList();
  }
}
