package io.cryptorun.jobs.scan;

import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.scan.BookAge;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.config.JobType;

/// How old the answers may be that a run takes from store. A replay takes none, for they belong to
/// the present.
///
/// @param figures tickers and trades
/// @param books of the first look
public record ReuseRules(Reuse figures, Reuse books) {

  /// Only a warm scan makes do with books as old as its other figures; whoever looks for entries
  /// does not.
  static ReuseRules of(Firing firing, VenueHealth health) {
    if (firing.isReplay()) {
      return new ReuseRules(Reuse.none(), Reuse.none());
    }
    var job = firing.job();
    var ttl = new Reuse(health.ttls(job.config().ttl()));
    return new ReuseRules(ttl, job.type() == JobType.SCAN_WARM ? ttl : ttl.atMost(BookAge.FRESH));
  }
}
