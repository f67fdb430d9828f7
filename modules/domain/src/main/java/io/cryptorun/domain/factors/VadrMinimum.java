package io.cryptorun.domain.factors;

/// The least volume-adjusted range that passes, and which of its parts decided.
///
/// @param p80 the coin's own 80th percentile; `NaN` when frozen
/// @param tierMin what its tier asks
/// @param effective the largest of the parts
/// @param binding the first part that equals it
public record VadrMinimum(double p80, double tierMin, double effective, Binding binding) {

  /// A hot scan never accepts less, whatever the tier and the coin.
  public static final double HOT_FLOOR = 1.8;

  static VadrMinimum of(double p80, double tierMin, double floor) {
    double effective = tierMin;
    var binding = Binding.TIER_MIN;
    if (p80 >= tierMin) {
      effective = p80;
      binding = Binding.P80;
    }
    if (floor > effective) {
      effective = floor;
      binding = Binding.FLOOR;
    }
    return new VadrMinimum(p80, tierMin, effective, binding);
  }

  /// A part of the minimum, in the order in which ties are told.
  public enum Binding {
    P80("p80"),
    TIER_MIN("tier_min"),
    FLOOR("floor_1.8");

    private final String id;

    Binding(String id) {
      this.id = id;
    }

    /// The word used in artifacts.
    public String id() {
      return id;
    }
  }
}
