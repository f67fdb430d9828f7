package io.cryptorun.jobs.scan;

import io.cryptorun.domain.scan.EffectiveVenues;
import io.cryptorun.domain.scan.ScanUniverse;
import io.cryptorun.domain.universe.Fx;

/// What a run is going to look at, settled before anything is fetched for it.
///
/// @param day the universe of its day, as it is stored
/// @param venues those to read
/// @param universe the coins taken from that universe; it has the pairs of a stand-in venue too
/// @param health what the newest check says of the venues
/// @param reuse how old the answers may be that it takes from store
public record ScanPlan(
    DaysUniverse day,
    EffectiveVenues venues,
    ScanUniverse universe,
    VenueHealth health,
    ReuseRules reuse) {

  /// Dollar rates of this run.
  public Fx fx() {
    return day.rates().fx();
  }
}
