package io.cryptorun.domain.regime;

/// How far inside its band each indicator lies that voted for the winner, 0 to 1; 0 for one that
/// voted otherwise or is missing.
public record Margins(double vol, double ma, double breadth) {

  static Margins of(Indicators indicators, Votes votes) {
    var winner = votes.winner();
    return new Margins(
        margin(Indicator.REALIZED_VOL_7D, indicators, votes.vol() == winner),
        margin(Indicator.PCT_ABOVE_20MA, indicators, votes.ma() == winner),
        margin(Indicator.BREADTH_THRUST, indicators, votes.breadth() == winner));
  }

  private static double margin(Indicator indicator, Indicators indicators, boolean votedForWinner) {
    return votedForWinner ? indicator.margin(indicators.of(indicator)) : 0;
  }

  double mean() {
    return (vol + ma + breadth) / 3;
  }
}
