package io.cryptorun.jobs.regime;

import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.regime.BtcCorrelation;
import io.cryptorun.domain.regime.CachedOverlay;
import io.cryptorun.domain.regime.CachedRegime;
import io.cryptorun.domain.regime.Indicators;
import io.cryptorun.domain.regime.OverlayFinding;
import io.cryptorun.domain.regime.OverlayInput;
import io.cryptorun.domain.regime.RealizedVolatility;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.scan.RegimeMemory;
import org.jspecify.annotations.Nullable;

/// Judges what is laid over the regime. A refresh of the regime always does; any other job asks
/// [#inForce], which does so only when the newest evaluation is older than an hour. The regime
/// under it and its times stay as they are.
///
/// ```java
/// var evidence = OverlayEvidence.ofRows(snapshot.rows(), firing.dueAt(), pegs, btcNow, ethNow);
/// var overlay = evaluation.inForce(firing, evidence);
/// // ... work under overlay.overlay(), then, unless the run is a replay:
/// if (overlay.toStore() != null) state = state.withOverlay(overlay.toStore());
/// ```
public final class OverlayEvaluation {

  private final StablecoinTurnover stablecoins;
  private final RegimeMemory memory;

  public OverlayEvaluation(MarketData market, RegimeMemory memory) {
    this.stablecoins = new StablecoinTurnover(market);
    this.memory = memory;
  }

  /// The overlay a run works under: that of the newest evaluation, or one made now.
  public OverlayInForce inForce(Firing firing, OverlayEvidence evidence)
      throws InterruptedException {
    var stored = memory.overlay(firing).filter(newest -> newest.isFreshAt(firing.dueAt()));
    return stored.isPresent()
        ? OverlayInForce.stored(stored.get())
        : OverlayInForce.found(anew(firing, indicators(firing, evidence), evidence));
  }

  /// An evaluation made now, whatever others found.
  ///
  /// @param indicators those of the regime; a missing one is `NaN`
  public OverlayFinding anew(Firing firing, Indicators indicators, OverlayEvidence evidence)
      throws InterruptedException {
    var bitcoin = evidence.bitcoin();
    var input =
        new OverlayInput(
            indicators,
            OverlayInput.returns(bitcoin),
            stablecoins.rush(evidence.pegs(), firing),
            OverlayInput.funding(evidence.bitcoinFunding(), evidence.etherFunding()),
            BtcCorrelation.of(bitcoin, evidence.alts()));
    var before = memory.overlay(firing).map(CachedOverlay::riskOffUntil).orElse(null);
    return OverlayFinding.of(input, before, firing.dueAt());
  }

  /// Volatility as it is now. The figures made of daily closes are those of the newest valid
  /// refresh: a day closes at midnight only, and a refresh is due then.
  private Indicators indicators(Firing firing, OverlayEvidence evidence) {
    var bitcoin = evidence.bitcoin();
    double volatility = bitcoin == null ? Double.NaN : RealizedVolatility.of(bitcoin).annual();
    var refresh =
        memory.row(firing).filter(row -> isValid(RegimeMemory.cached(row), firing)).orElse(null);
    return new Indicators(
        volatility,
        refresh == null ? Double.NaN : orMissing(refresh.pctAbove20ma()),
        refresh == null ? Double.NaN : orMissing(refresh.breadthThrust()));
  }

  private static boolean isValid(CachedRegime refresh, Firing firing) {
    return refresh.isValidAt(firing.dueAt());
  }

  private static double orMissing(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }
}
