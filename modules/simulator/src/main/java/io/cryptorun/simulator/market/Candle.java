package io.cryptorun.simulator.market;

/// One candle before it is written in a venue's form.
///
/// @param openSecond open time, seconds since 1970
/// @param width seconds
/// @param closed false for the bar that is still forming
/// @param trades number of trades; made up from the volume where none was recorded
public record Candle(long openSecond, long width, Bar bar, boolean closed, long trades) {
  private static final double QUOTE_PER_TRADE = 800.0;

  /// A candle whose trade count follows its volume.
  public static Candle of(long openSecond, long width, Bar bar, boolean closed) {
    return new Candle(openSecond, width, bar, closed, tradesOf(bar));
  }

  /// The same candle with other prices.
  public Candle withBar(Bar other) {
    return new Candle(openSecond, width, other, closed, trades);
  }

  /// The same candle at another time.
  public Candle openingAt(long second) {
    return new Candle(second, width, bar, closed, trades);
  }

  /// The same candle with the other mark of being closed.
  public Candle withClosed(boolean other) {
    return new Candle(openSecond, width, bar, other, trades);
  }

  /// Volume weighted price; zero without volume.
  public double vwap() {
    double lowest = Math.min(bar.low(), bar.high()); // a fault may have set the bar on its head
    double highest = Math.max(bar.low(), bar.high());
    return bar.base() > 0 ? Math.clamp(bar.quote() / bar.base(), lowest, highest) : 0.0;
  }

  /// The buyers' share of the volume: a half, more in a bar that rose.
  public double takerBuyShare() {
    double range = bar.high() - bar.low();
    return range > 0 ? 0.5 + 0.2 * (bar.close() - bar.open()) / range : 0.5;
  }

  /// The number of trades that make up a volume.
  public static long tradesOf(Bar bar) {
    return bar.base() > 0 ? 1 + (long) (bar.quote() / QUOTE_PER_TRADE) : 0;
  }
}
