package io.cryptorun.jobs.scan;

import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.scan.EffectiveVenues;
import io.cryptorun.domain.scan.Fallback;
import io.cryptorun.domain.scan.ScanUniverse;
import io.cryptorun.domain.universe.Selection;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.Outcome;
import io.cryptorun.jobs.RunJournal;
import io.cryptorun.jobs.SameMinute;
import io.cryptorun.jobs.StageTimes;
import java.time.Duration;
import java.util.Optional;

/// Settles what a run looks at: waits for what other jobs of the same minute find out, then takes
/// the venues by their newest health check, the universe of the day, and of it the coins of the
/// job's group.
public final class ScanPlanning {

  /// What becomes of a run without a plan.
  public static final Outcome.Failed NO_UNIVERSE =
      new Outcome.Failed(
          "NO_UNIVERSE",
          "no venue delivered its pairs and volumes (the warnings say why); the next slot tries again");

  private static final long THIN_USD = 100_000;

  private final SameMinute sameMinute;
  private final ScanState state;
  private final DailyUniverse universes;
  private final StandInPairs standIns;

  public ScanPlanning(
      SameMinute sameMinute,
      MarketData market,
      VenueRates rates,
      ScanState state,
      BuildersTurn turn) {
    this.sameMinute = sameMinute;
    this.state = state;
    this.universes = new DailyUniverse(market, rates, state, turn);
    this.standIns = new StandInPairs(market);
  }

  /// The plan, or empty when there is no universe to choose from.
  public Optional<ScanPlan> of(Firing firing, StageTimes stages) throws InterruptedException {
    var waited = sameMinute.await(firing);
    if (waited.isPositive()) {
      stages.done("wait", "for the health of venues and the regime of this minute");
    }
    var health = state.health(firing);
    var reuse = ReuseRules.of(firing, health);
    var day = universes.of(firing, reuse);
    if (day.isEmpty()) {
      return Optional.empty();
    }
    var plan = plan(firing, waited, day.get(), health, reuse);
    stages.done("universe", ScanTold.plan(plan));
    return Optional.of(plan);
  }

  private ScanPlan plan(
      Firing firing, Duration waited, DaysUniverse day, VenueHealth health, ReuseRules reuse)
      throws InterruptedException {
    var job = firing.job().config();
    var venues = health.venues(job.venues());
    tell(venues, firing.journal());
    var fx = day.rates().fx();
    var snapshot =
        standIns.added(day.snapshot(), venues.effective(), fx, reuse.figures(), firing.journal());
    var selection =
        Selection.of(snapshot, job.universe(), venues.forSelection(), fx, job.maxSample());
    tellThin(selection, firing.journal());
    return new ScanPlan(
        waited,
        day,
        health,
        venues,
        new ScanUniverse(job.universe(), snapshot, selection),
        state.regime(firing),
        state.triggers(firing),
        health.ttls(job.ttl()),
        reuse);
  }

  /// A coin enters the universe above this volume; its average may have sunk below since.
  private static void tellThin(Selection selection, RunJournal journal) {
    var thin =
        selection.selected().stream()
            .filter(coin -> coin.advUsd() < THIN_USD)
            .map(coin -> coin.symbol().toString())
            .toList();
    if (!thin.isEmpty()) {
      journal.warning(
          "less than %d dollars a day: %s; judged by the thinnest tier"
              .formatted(THIN_USD, String.join(", ", thin)));
    }
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
