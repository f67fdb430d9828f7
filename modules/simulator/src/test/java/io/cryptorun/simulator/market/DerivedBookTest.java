package io.cryptorun.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.simulator.market.Book.Order;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedBookTest {
  private static final long NOON = 1_000L * 24 + 12;

  @ParameterizedTest
  @EnumSource(Liquidity.class)
  void spreadAndDepth_overManyHours_stayInTheirRanges(Liquidity tier) {
    for (long hour = NOON; hour < NOON + 200; hour++) {
      var book = new DerivedBook(listing(2), hour, tier).around(40_000, 0, 0);
      assertThat(spread(book)).isBetween(2.0, 12.0);
      assertThat(depth(book) / tier.leastDepth()).isBetween(2.0, 6.0);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0000183, 0.42, 7, 2900, 62_000})
  void levels_atAnyPrice_areSortedDistinctAndReachBeyondTheBand(double price) {
    int scale = PriceScale.of(SpotVenue.KRAKEN, price, 0);
    var listing = listing(scale);
    var book = new DerivedBook(listing, NOON, Liquidity.TIER2).around(price, 0, 0);
    assertThat(book.asks())
        .hasSizeLessThanOrEqualTo(400)
        .isSortedAccordingTo(Comparator.comparing(Order::price));
    assertThat(book.bids())
        .hasSizeLessThanOrEqualTo(400)
        .isSortedAccordingTo(Comparator.comparing(Order::price).reversed());
    assertThat(book.asks()).extracting(Order::price).doesNotHaveDuplicates();
    assertThat(book.asks().getFirst().price()).isGreaterThan(book.bids().getFirst().price());
    assertThat(book.asks().getLast().price().doubleValue()).isGreaterThan(price * 1.03);
    assertThat(book.bids().getLast().price().doubleValue()).isLessThan(price * 0.97);
  }

  @Test
  void book_withinAnHour_keepsItsShapeAndFollowsTheMid() {
    var book = new DerivedBook(listing(2), NOON, Liquidity.TIER1);
    assertThat(book.spread())
        .isEqualTo(new DerivedBook(listing(2), NOON, Liquidity.TIER1).spread());
    assertThat(book.spread())
        .isNotEqualTo(new DerivedBook(listing(2), NOON + 1, Liquidity.TIER1).spread());
    assertThat(book.around(41_000, 0, 0).asks().getFirst().price())
        .isGreaterThan(book.around(40_000, 0, 0).asks().getFirst().price());
  }

  @Test
  void wholeBook_reachesFarBeyondTheCutOne() {
    var book = new DerivedBook(listing(2), NOON, Liquidity.TIER1).around(40_000, 0, 240);
    assertThat(book.asks()).hasSizeGreaterThan(450);
    assertThat(book.asks().getLast().price().doubleValue()).isGreaterThan(55_000);
  }

  private static double spread(Book book) {
    double bid = book.bids().getFirst().price().doubleValue();
    double ask = book.asks().getFirst().price().doubleValue();
    return (ask - bid) / ((ask + bid) / 2) * 10_000;
  }

  private static double depth(Book book) {
    double mid =
        (book.bids().getFirst().price().doubleValue()
                + book.asks().getFirst().price().doubleValue())
            / 2;
    return side(book.bids(), mid) + side(book.asks(), mid);
  }

  private static double side(List<Order> orders, double mid) {
    return orders.stream()
        .filter(order -> Math.abs(order.price().doubleValue() / mid - 1) <= 0.02)
        .mapToDouble(order -> order.price().doubleValue() * order.size().doubleValue())
        .sum();
  }

  private static Listing listing(int scale) {
    var bar = new Bar(40_000, 40_000, 40_000, 40_000, 1, 40_000);
    return new Listing(
        SpotVenue.KRAKEN,
        "AAA",
        "USD",
        new ListBars(0, List.of(bar)),
        null,
        scale,
        Gaps.FLAT,
        null);
  }
}
