package io.cryptorun.simulator.market;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bars written down one by one; null is a hole.
public record ListBars(long first, List<@Nullable Bar> bars) implements Bars {
  @Override
  public @Nullable Bar at(long index) {
    long row = index - first;
    return row < 0 || row >= bars.size() ? null : bars.get((int) row);
  }

  @Override
  public long last() {
    return first + bars.size() - 1;
  }
}
