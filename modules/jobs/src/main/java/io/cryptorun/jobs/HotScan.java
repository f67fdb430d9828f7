package io.cryptorun.jobs;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ExplainJson;
import io.cryptorun.artifacts.SignalsCsv;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.scan.FirstPass;
import io.cryptorun.domain.scan.Scan;
import io.cryptorun.domain.scan.ScanInput;
import io.cryptorun.domain.scan.ScanResult;
import io.cryptorun.domain.scan.ScanRules;
import io.cryptorun.jobs.scan.MarketSnapshot;
import io.cryptorun.jobs.scan.ScanPlan;
import io.cryptorun.jobs.scan.ScanPlanning;
import io.cryptorun.jobs.scan.ScanRows;
import io.cryptorun.jobs.scan.ScanState;
import io.cryptorun.jobs.scan.VenueFaults;
import io.cryptorun.jobs.scan.VenueRates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/// Scans the most traded coins for momentum and publishes those that pass every mandatory gate.
public final class HotScan implements Job {

  private final MarketData market;
  private final VenueRates rates;
  private final ScanState state;
  private final ScanPlanning planning;
  private final ArtifactStore artifacts;
  private final InstantSource observed;
  private final LongSupplier nanos;
  private final String codeVersion;

  /// @param observed the clock ages are measured by: the database's, or the nominal time of a
  ///   replay
  /// @param nanos monotonic time, for what stages take
  public HotScan(
      MarketData market,
      VenueRates rates,
      ScanState state,
      ArtifactStore artifacts,
      InstantSource observed,
      LongSupplier nanos,
      String codeVersion) {
    this.market = market;
    this.rates = rates;
    this.state = state;
    this.planning = new ScanPlanning(market, rates, state);
    this.artifacts = artifacts;
    this.observed = observed;
    this.nanos = nanos;
    this.codeVersion = codeVersion;
  }

  @Override
  public Outcome run(Firing firing) throws InterruptedException {
    var stages = new StageTimes(firing.journal(), nanos);
    var plan = planning.of(firing);
    if (plan.isEmpty()) {
      return new Outcome.Failed(
          "NO_UNIVERSE",
          "no venue delivered its pairs and volumes (the warnings say why); the next slot tries again");
    }
    var input = fetch(firing, plan.get(), stages);
    var scored = Scan.score(input);
    stages.done("score", "%d coins to evaluate".formatted(input.rows().size()));
    var fresh = market.books(scored.booksToRefresh(), Reuse.none());
    var result = Scan.judge(scored, fresh, state.triggers(firing), observed.instant());
    stages.done("gates", ScanTold.decisions(result));
    if (result.coverage().withBook() == 0) {
      return new Outcome.Failed("NO_VALID_BOOK", VenueFaults.of(input.rows()).text());
    }
    return publish(firing, plan.get(), result, stages);
  }

  private ScanInput fetch(Firing firing, ScanPlan plan, StageTimes stages)
      throws InterruptedException {
    stages.done("universe", ScanTold.plan(plan));
    var selected = plan.universe().selection().selected();
    var snapshot =
        MarketSnapshot.take(market, selected, firing.dueAt(), plan.reuse().books(), observed);
    VenueFaults.of(snapshot.rows()).lines().forEach(firing.journal()::warning);
    stages.done("fetch", ScanTold.snapshot(snapshot));
    return new ScanInput(
        firing.dueAt(),
        ScanRules.hot(firing.job().config().topN(), firing.job().enforcedGates()),
        state.regime(firing),
        plan.fx(),
        plan.venues(),
        plan.universe(),
        snapshot.rows(),
        new FirstPass(snapshot.completeAt(), rates.books()));
  }

  private Outcome publish(Firing firing, ScanPlan plan, ScanResult result, StageTimes stages) {
    var run = firing.artifactFacts(codeVersion);
    var drafts =
        List.of(
            SignalsCsv.of(result),
            ExplainJson.of(run, result, Duration.ZERO, () -> ScanTold.timings(stages)));
    var files = artifacts.publish(run, firing.outputDir(), drafts);
    stages.done("write", "%d files".formatted(files.all().size()));
    var rows = new ScanRows(firing, plan.day(), artifacts.root()).of(result, files);
    return new Outcome.Published(files, rows);
  }
}
