package io.cryptorun.domain.factors;

import io.cryptorun.domain.market.Tier;
import java.util.Arrays;

/// Volume-adjusted daily range: how unusual the newest hour is among the newest 24. The quantity of
/// an hour is `(high - low) / close * sqrt(volume)`; it is told as a multiple of the mean of the
/// *other* hours, so that units of volume cancel and a burst does not dilute itself.
///
/// @param value multiple of the newest hour; 0 when that hour did not trade or when frozen
/// @param p80 80th percentile of the multiples of the hours before; `NaN` when frozen
/// @param bars hours that traded, 0 to 24
/// @param frozen true with fewer than 20 of them: too few to call anything unusual
public record Vadr(double value, double p80, int bars, boolean frozen) {

  private static final int HOURS = 24;
  private static final int MIN_BARS = 20;
  private static final double PERCENTILE = 0.8;

  static Vadr of(HourlyWindow window) {
    var quantities = new double[HOURS];
    int bars = 0;
    for (int i = HourlyWindow.SLOTS - HOURS; i < HourlyWindow.SLOTS; i++) {
      if (traded(window, i)) {
        quantities[bars++] = quantity(window, i);
      }
    }
    if (bars < MIN_BARS) {
      return new Vadr(0, Double.NaN, bars, true);
    }
    var multiples = multiples(quantities, bars);
    boolean newestTraded = traded(window, HourlyWindow.SLOTS - 1);
    var before = newestTraded ? Arrays.copyOf(multiples, bars - 1) : multiples;
    double value = newestTraded ? multiples[bars - 1] : 0;
    return new Vadr(value, Sample.percentile(before, PERCENTILE), bars, false);
  }

  /// An absent hour has no volume (`NaN`), and one filled flat for want of trades has zero.
  private static boolean traded(HourlyWindow window, int i) {
    return window.volume(i) > 0;
  }

  private static double quantity(HourlyWindow window, int i) {
    return (window.high(i) - window.low(i)) / window.close(i) * Math.sqrt(window.volume(i));
  }

  /// Each quantity over the mean of all others. The others are summed anew each time: subtracting
  /// one from the total would leave only rounding where one hour outweighs the rest.
  private static double[] multiples(double[] quantities, int count) {
    var multiples = new double[count];
    for (int i = 0; i < count; i++) {
      double others = 0;
      for (int j = 0; j < count; j++) {
        others += j == i ? 0 : quantities[j];
      }
      double mean = others / (count - 1);
      multiples[i] = mean == 0 ? 0 : quantities[i] / mean;
    }
    return multiples;
  }

  /// The least value that passes: the coin's own 80th percentile or the minimum of its tier,
  /// whichever is more.
  public VadrMinimum minimum(Tier tier) {
    return VadrMinimum.of(p80, tier.vadrMin(), Double.NaN);
  }

  /// The same for a hot scan, which never accepts less than 1.8.
  public VadrMinimum hotMinimum(Tier tier) {
    return VadrMinimum.of(p80, tier.vadrMin(), VadrMinimum.HOT_FLOOR);
  }

  /// Whether the value reaches a minimum; a frozen one never does.
  public boolean reaches(VadrMinimum minimum) {
    return !frozen && value >= minimum.effective();
  }
}
