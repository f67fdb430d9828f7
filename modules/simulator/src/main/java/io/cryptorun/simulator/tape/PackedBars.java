package io.cryptorun.simulator.tape;

import io.cryptorun.simulator.market.Bar;
import io.cryptorun.simulator.market.Bars;
import org.jspecify.annotations.Nullable;

/// The bars of one file in one array, six figures a bar, NaN where the file has no row.
final class PackedBars implements Bars {
  static final int WIDTH = 6;

  private final long first;
  private final double[] figures;
  private final int priceScale;

  /// The array is not copied.
  PackedBars(long first, double[] figures, int priceScale) {
    this.first = first;
    this.figures = figures;
    this.priceScale = priceScale;
  }

  /// The most decimals a price in the file has.
  int priceScale() {
    return priceScale;
  }

  @Override
  public long first() {
    return first;
  }

  @Override
  public @Nullable Bar at(long index) {
    long row = index - first;
    if (row < 0 || row > last() - first) {
      return null;
    }
    int start = (int) row * WIDTH;
    return Double.isNaN(figures[start]) ? null : bar(start);
  }

  @Override
  public long last() {
    return first + figures.length / WIDTH - 1;
  }

  private Bar bar(int start) {
    return new Bar(
        figures[start],
        figures[start + 1],
        figures[start + 2],
        figures[start + 3],
        figures[start + 4],
        figures[start + 5]);
  }
}
