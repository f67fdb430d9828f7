package io.cryptorun.jobs.scan;

import io.cryptorun.domain.factors.Trigger;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.regime.RegimeInForce;
import io.cryptorun.domain.scan.EffectiveVenues;
import io.cryptorun.domain.scan.ScanUniverse;
import io.cryptorun.domain.universe.Fx;
import io.cryptorun.domain.universe.Selected;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a run is going to look at and by what, settled before anything is fetched for it.
///
/// @param waited for other jobs of the same minute
/// @param day the universe of its day, as it is stored
/// @param health of the venues by their newest check
/// @param venues those to read
/// @param universe the coins taken from that universe; it has the pairs of a stand-in venue too
/// @param regime the regime in force
/// @param triggers what the job's last runs left
/// @param ttls how long each venue's answers may be reused
/// @param reuse how old the answers may be that it takes from store
public record ScanPlan(
    Duration waited,
    DaysUniverse day,
    VenueHealth health,
    EffectiveVenues venues,
    ScanUniverse universe,
    RegimeInForce regime,
    Map<Symbol, Trigger> triggers,
    Map<Venue, Duration> ttls,
    ReuseRules reuse) {

  /// Dollar rates of this run.
  public Fx fx() {
    return day.rates().fx();
  }

  /// The coins to look at, in rank order.
  public List<Selected> coins() {
    return universe.selection().selected();
  }
}
