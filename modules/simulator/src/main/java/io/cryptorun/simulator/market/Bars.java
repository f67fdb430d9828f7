package io.cryptorun.simulator.market;

import org.jspecify.annotations.Nullable;

/// Bars of one width, by index: the number of whole widths since 1970-01-01T00:00:00Z.
public interface Bars {
  /// The bar at an index, or null where none was recorded.
  @Nullable Bar at(long index);

  /// Index of the oldest bar.
  long first();

  /// Index of the newest bar.
  long last();

  /// The same bars at another price level and volume.
  default Bars scaled(double price, double volume) {
    return price == 1.0 && volume == 1.0 ? this : new ScaledBars(this, price, volume);
  }

  /// The same bars, moved forward by a number of widths.
  default Bars moved(long by) {
    return by == 0 ? this : new MovedBars(this, by);
  }

  /// Bars seen at another price level.
  record ScaledBars(Bars source, double price, double volume) implements Bars {
    @Override
    public @Nullable Bar at(long index) {
      var bar = source.at(index);
      return bar == null ? null : bar.scaled(price, volume);
    }

    @Override
    public long first() {
      return source.first();
    }

    @Override
    public long last() {
      return source.last();
    }
  }

  /// Bars seen at a later time.
  record MovedBars(Bars source, long by) implements Bars {
    @Override
    public @Nullable Bar at(long index) {
      return source.at(index - by);
    }

    @Override
    public long first() {
      return source.first() + by;
    }

    @Override
    public long last() {
      return source.last() + by;
    }
  }
}
