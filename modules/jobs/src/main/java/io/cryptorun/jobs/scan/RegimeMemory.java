package io.cryptorun.jobs.scan;

import io.cryptorun.domain.regime.CachedOverlay;
import io.cryptorun.domain.regime.CachedRegime;
import io.cryptorun.domain.regime.Overlay;
import io.cryptorun.domain.regime.Regime;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Reading;
import io.cryptorun.ledger.result.Overlays;
import io.cryptorun.ledger.result.RegimeRow;
import io.cryptorun.ledger.result.Regimes;
import java.util.Optional;

/// What earlier runs found out about the state of the market. A replay sees what other jobs left,
/// never what its own job did: it is to find the same whatever ran before.
public final class RegimeMemory {

  private final Regimes regimes;
  private final Overlays overlays;

  public RegimeMemory(Database database) {
    this.regimes = new Regimes(database);
    this.overlays = new Overlays(database);
  }

  /// The newest refresh, of whatever age.
  public Optional<CachedRegime> regime(Firing firing) {
    return row(firing).map(RegimeMemory::cached);
  }

  /// The newest evaluation of the overlay, of whatever age.
  public Optional<CachedOverlay> overlay(Firing firing) {
    var reading = reading(firing);
    var newest = firing.isReplay() ? overlays.newestOfOthers(reading) : overlays.newest(reading);
    return newest.map(RegimeMemory::cached);
  }

  /// The newest refresh as it was stored, with its indicators.
  public Optional<RegimeRow> row(Firing firing) {
    boolean ownReplay = firing.isReplay() && firing.job().type() == JobType.REGIME_REFRESH;
    return ownReplay ? Optional.empty() : regimes.newest(reading(firing));
  }

  /// A stored refresh as a reader takes it.
  public static CachedRegime cached(RegimeRow row) {
    return new CachedRegime(
        Regime.of(row.regime()).orElseThrow(),
        row.confidence(),
        row.at(),
        row.validUntil().minus(CachedRegime.GRACE));
  }

  private static CachedOverlay cached(Overlays.Evaluation evaluation) {
    return new CachedOverlay(
        evaluation.at(), Overlay.of(evaluation.overlay()), evaluation.riskOffUntil());
  }

  private static Reading reading(Firing firing) {
    return new Reading(firing.market(), firing.job().name(), firing.dueAt());
  }
}
