package io.cryptorun.domain.regime;

/// What each indicator votes for. An indicator that is missing votes for the normal regime.
public record Votes(Regime vol, Regime ma, Regime breadth) {

  static Votes of(Indicators indicators) {
    return new Votes(
        Indicator.REALIZED_VOL_7D.vote(indicators.realizedVol()),
        Indicator.PCT_ABOVE_20MA.vote(indicators.pctAboveMean()),
        Indicator.BREADTH_THRUST.vote(indicators.breadthThrust()));
  }

  /// The regime with two votes or more; three different votes mean normal.
  public Regime winner() {
    if (vol == ma || vol == breadth) {
      return vol;
    }
    return ma == breadth ? ma : Regime.NORMAL;
  }

  /// How many voted for a regime.
  int count(Regime regime) {
    return (vol == regime ? 1 : 0) + (ma == regime ? 1 : 0) + (breadth == regime ? 1 : 0);
  }
}
