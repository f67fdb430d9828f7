package io.cryptorun.domain.premove;

import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.Level;

/// What buying at once would cost: the asks are walked from the best until a sum is spent.
///
/// @param bps average price over mid, basis points; `NaN` when the book is used up before
public record Slippage(double bps) {

  /// The sum that is thought to be spent, USD.
  public static final double ORDER_USD = 10_000;

  /// Walks the asks of a book.
  static Slippage of(BookMeasure.Valid book) {
    double left = ORDER_USD / book.fx();
    double bought = 0;
    for (Level ask : book.book().asks()) {
      double price = ask.price().doubleValue();
      double size = Math.min(ask.size().doubleValue(), left / price);
      bought += size;
      left -= size * price;
      if (size < ask.size().doubleValue() || left <= 0) {
        return new Slippage((ORDER_USD / book.fx() / bought / book.mid() - 1) * 1e4);
      }
    }
    return new Slippage(Double.NaN);
  }

  /// Whether the book was used up.
  public boolean exhausts() {
    return Double.isNaN(bps);
  }
}
