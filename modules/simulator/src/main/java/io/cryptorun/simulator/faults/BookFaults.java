package io.cryptorun.simulator.faults;

import io.cryptorun.simulator.market.Book;
import io.cryptorun.simulator.market.Book.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Works faults into an order book.
public final class BookFaults {
  private static final double STALE_SECONDS = 120;
  private static final int FEW = 3;

  private BookFaults() {}

  public static Book apply(ActiveFaults faults, Book book, BigDecimal tick) {
    var changed = book;
    for (var rule : faults.rules()) {
      changed = apply(rule.kind(), faults, changed, tick);
    }
    return changed;
  }

  private static Book apply(FaultKind kind, ActiveFaults faults, Book book, BigDecimal tick) {
    var bids = book.bids();
    var asks = book.asks();
    if (bids.isEmpty() || asks.isEmpty()) {
      return book;
    }
    return switch (kind) {
      case BOOK_EMPTY_SIDE -> book.with(bids, List.of());
      case BOOK_EMPTY -> book.with(List.of(), List.of());
      case BOOK_CROSSED -> book.with(moved(bids, asks.getFirst().price().add(tick)), asks);
      case BOOK_LOCKED -> book.with(moved(bids, asks.getFirst().price()), asks);
      case BOOK_UNSORTED -> book.with(turned(bids), turned(asks));
      case BOOK_ZERO_SIZE -> book.with(emptied(bids), emptied(asks));
      case BOOK_FEW_LEVELS -> book.with(few(bids), few(asks));
      case BOOK_STALE -> {
        double seconds = faults.value(FaultKind.BOOK_STALE, STALE_SECONDS);
        yield new Book(bids, asks, book.millis() - Math.round(seconds * 1000));
      }
      default -> book;
    };
  }

  private static List<Order> moved(List<Order> side, BigDecimal best) {
    var changed = new ArrayList<>(side);
    changed.set(0, new Order(best, side.getFirst().size(), side.getFirst().orders()));
    return changed;
  }

  private static List<Order> turned(List<Order> side) {
    var changed = new ArrayList<>(side);
    Collections.swap(changed, 0, changed.size() / 2);
    return changed;
  }

  private static List<Order> emptied(List<Order> side) {
    var changed = new ArrayList<>(side);
    int middle = changed.size() / 2;
    changed.set(middle, new Order(side.get(middle).price(), BigDecimal.ZERO, 0));
    return changed;
  }

  private static List<Order> few(List<Order> side) {
    return side.subList(0, Math.min(FEW, side.size()));
  }
}
