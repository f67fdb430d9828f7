package io.cryptorun.jobs.scan;

import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.scan.EffectiveVenues;
import io.cryptorun.domain.scan.Fallback;
import io.cryptorun.domain.scan.ScanUniverse;
import io.cryptorun.domain.universe.Selection;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.RunJournal;
import java.util.Optional;

/// Settles what a run looks at: the venues by their newest health check, the universe of the day,
/// and of it the coins of the job's group.
public final class ScanPlanning {

  private final ScanState state;
  private final DailyUniverse universes;
  private final StandInPairs standIns;

  public ScanPlanning(MarketData market, VenueRates rates, ScanState state) {
    this.state = state;
    this.universes = new DailyUniverse(market, rates, state);
    this.standIns = new StandInPairs(market);
  }

  /// The plan, or empty when there is no universe to choose from.
  public Optional<ScanPlan> of(Firing firing) throws InterruptedException {
    var health = state.health(firing);
    var reuse = ReuseRules.of(firing, health);
    var day = universes.of(firing, reuse);
    return day.isEmpty() ? Optional.empty() : Optional.of(plan(firing, day.get(), health, reuse));
  }

  private ScanPlan plan(Firing firing, DaysUniverse day, VenueHealth health, ReuseRules reuse)
      throws InterruptedException {
    var job = firing.job().config();
    var venues = health.venues(job.venues());
    tell(venues, firing.journal());
    var fx = day.rates().fx();
    var snapshot =
        standIns.added(day.snapshot(), venues.effective(), fx, reuse.figures(), firing.journal());
    var selection =
        Selection.of(snapshot, job.universe(), venues.forSelection(), fx, job.maxSample());
    return new ScanPlan(
        day, venues, new ScanUniverse(job.universe(), snapshot, selection), health, reuse);
  }

  private static void tell(EffectiveVenues venues, RunJournal journal) {
    venues.fallbacks().stream().map(gone -> told(gone, venues)).forEach(journal::warning);
  }

  private static String told(Fallback gone, EffectiveVenues venues) {
    var standIn = gone.fallback();
    if (standIn == null) {
      return "%s is not read (%s) and no venue can stand in"
          .formatted(gone.provider(), gone.reason());
    }
    return "%s is not read (%s); %s %s"
        .formatted(
            gone.provider(),
            gone.reason(),
            standIn,
            venues.configured().contains(standIn) ? "is read anyway" : "stands in");
  }
}
