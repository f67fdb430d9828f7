package io.cryptorun.simulator.market;

/// Prices and volumes of a stretch of time, and the path its price took: from the open over the
/// nearer extreme (the low when it closed higher, else the high) and the other one to the close, a
/// third of the time each.
///
/// @param base volume in the coin
/// @param quote volume in the quote currency
public record Bar(double open, double high, double low, double close, double base, double quote) {
  private static final int LEGS = 3;

  /// A bar in which nothing was traded.
  public static Bar flat(double price) {
    return new Bar(price, price, price, price, 0, 0);
  }

  /// The price at a fraction (0 to 1) of the bar's time.
  public double at(double fraction) {
    double position = Math.clamp(fraction, 0.0, 1.0) * LEGS;
    int leg = Math.min((int) position, LEGS - 1);
    double from = corner(leg);
    return from + (corner(leg + 1) - from) * (position - leg);
  }

  /// The part of this bar between two fractions of its time; volume is spread evenly.
  public Bar slice(double from, double to) {
    if (from <= 0 && to >= 1) {
      return this;
    }
    double first = at(from);
    double last = at(to);
    double top = Math.max(first, last);
    double bottom = Math.min(first, last);
    for (int corner = 1; corner < LEGS; corner++) {
      double when = (double) corner / LEGS;
      if (when > from && when < to) {
        top = Math.max(top, corner(corner));
        bottom = Math.min(bottom, corner(corner));
      }
    }
    double part = Math.max(0, to - from);
    return new Bar(first, top, bottom, last, base * part, quote * part);
  }

  /// This bar followed by the next one.
  public Bar then(Bar next) {
    return new Bar(
        open,
        Math.max(high, next.high),
        Math.min(low, next.low),
        next.close,
        base + next.base,
        quote + next.quote);
  }

  /// This bar at another price level and with a share of its volume.
  public Bar scaled(double price, double volume) {
    return new Bar(
        open * price,
        high * price,
        low * price,
        close * price,
        base * volume,
        quote * price * volume);
  }

  private double corner(int index) {
    boolean rising = close >= open;
    return switch (index) {
      case 0 -> open;
      case 1 -> rising ? low : high;
      case 2 -> rising ? high : low;
      default -> close;
    };
  }
}
