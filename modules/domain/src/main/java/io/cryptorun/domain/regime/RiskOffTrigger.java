package io.cryptorun.domain.regime;

import java.util.Arrays;
import java.util.Locale;

/// Something that speaks for money leaving all coins at once, with the weight it has.
public enum RiskOffTrigger {
  /// Bitcoin lost 15 % or more in 24 hours
  BTC_CRASH(0.4),
  /// Bitcoin is wild and lost 10 % or more in a week; a lower bar would be passed half of the time
  MARKET_STRESS(0.3),
  /// few coins above their mean and few rising
  BREADTH_WASHOUT(0.3),
  /// stablecoins trade three times as much as usual
  STABLECOIN_RUSH(0.2),
  /// perpetuals of Bitcoin and Ether charge 0.1 % or more in eight hours, either way
  FUNDING_EXTREME(0.1);

  private final String id = name().toLowerCase(Locale.ROOT);
  private final double weight;

  RiskOffTrigger(double weight) {
    this.weight = weight;
  }

  /// The name used in artifacts and SQL: lower case.
  public String id() {
    return id;
  }

  double weight() {
    return weight;
  }

  /// Whether everything it looks at could be measured.
  boolean isMeasured(OverlayInput input) {
    return Arrays.stream(needs(input)).allMatch(Double::isFinite);
  }

  /// Whether it is there; one that could not be measured is not.
  boolean holds(OverlayInput input) {
    return isMeasured(input)
        && switch (this) {
          case BTC_CRASH -> input.btc().h24() <= -15;
          case MARKET_STRESS ->
              input.indicators().realizedVol() > 0.80 && input.btc().h168() <= -10;
          case BREADTH_WASHOUT ->
              input.indicators().pctAboveMean() < 30 && input.indicators().breadthThrust() < 0.30;
          case STABLECOIN_RUSH -> input.stablecoinRush() >= 3;
          case FUNDING_EXTREME -> Math.abs(input.funding()) >= 0.001;
        };
  }

  private double[] needs(OverlayInput input) {
    var indicators = input.indicators();
    return switch (this) {
      case BTC_CRASH -> new double[] {input.btc().h24()};
      case MARKET_STRESS -> new double[] {indicators.realizedVol(), input.btc().h168()};
      case BREADTH_WASHOUT -> new double[] {indicators.pctAboveMean(), indicators.breadthThrust()};
      case STABLECOIN_RUSH -> new double[] {input.stablecoinRush()};
      case FUNDING_EXTREME -> new double[] {input.funding()};
    };
  }
}
