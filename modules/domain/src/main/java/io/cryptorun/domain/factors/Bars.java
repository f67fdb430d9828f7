package io.cryptorun.domain.factors;

import java.util.Arrays;

/// Consecutive bars as columns, oldest first: what range and trend indicators read.
public final class Bars {

  private final double[] high;
  private final double[] low;
  private final double[] close;

  private Bars(double[] high, double[] low, double[] close) {
    this.high = high;
    this.low = low;
    this.close = close;
  }

  /// Bars over columns of equal length; the columns are copied.
  public static Bars of(double[] high, double[] low, double[] close) {
    if (high.length != low.length || high.length != close.length) {
      throw new IllegalArgumentException(
          "columns of %d highs, %d lows and %d closes do not make bars"
              .formatted(high.length, low.length, close.length));
    }
    return new Bars(high.clone(), low.clone(), close.clone());
  }

  public int size() {
    return close.length;
  }

  public double high(int i) {
    return high[i];
  }

  public double low(int i) {
    return low[i];
  }

  public double close(int i) {
    return close[i];
  }

  /// Wilder's true range of a bar that has a predecessor (Wilder 1978): the range widened to the
  /// close before.
  public double trueRange(int i) {
    double before = close[i - 1];
    return Math.max(
        high[i] - low[i], Math.max(Math.abs(high[i] - before), Math.abs(low[i] - before)));
  }

  /// Collects bars one by one.
  static final class Builder {

    private final double[] high;
    private final double[] low;
    private final double[] close;
    private int size;

    Builder(int capacity) {
      high = new double[capacity];
      low = new double[capacity];
      close = new double[capacity];
    }

    void add(double barHigh, double barLow, double barClose) {
      high[size] = barHigh;
      low[size] = barLow;
      close[size] = barClose;
      size++;
    }

    Bars build() {
      return size == close.length
          ? new Bars(high, low, close)
          : new Bars(
              Arrays.copyOf(high, size), Arrays.copyOf(low, size), Arrays.copyOf(close, size));
    }
  }
}
