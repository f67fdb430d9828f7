package io.cryptorun.jobs;

import io.cryptorun.artifacts.ArtifactDraft;
import io.cryptorun.artifacts.PremoveCsv;
import io.cryptorun.artifacts.SignalsCsv;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.premove.PremoveTable;
import io.cryptorun.domain.scan.Scan;
import io.cryptorun.domain.scan.ScanResult;
import io.cryptorun.domain.scan.ScanRules;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.premove.PremovePart;
import io.cryptorun.jobs.scan.FirstLook;
import io.cryptorun.jobs.scan.ScanPlan;
import io.cryptorun.jobs.scan.ScanPlanning;
import io.cryptorun.jobs.scan.ScanPublishing;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/// Scans the most traded coins for momentum and publishes those that pass every mandatory gate.
public final class HotScan implements Job {

  private final MarketData market;
  private final ScanPlanning planning;
  private final FirstLook firstLook;
  private final PremovePart premove;
  private final ScanPublishing publishing;
  private final InstantSource observed;
  private final LongSupplier nanos;

  /// @param observed the clock ages are measured by: the database's, or the nominal time of a
  ///   replay
  /// @param nanos monotonic time, for what stages take
  public HotScan(
      MarketData market,
      ScanPlanning planning,
      FirstLook firstLook,
      PremovePart premove,
      ScanPublishing publishing,
      InstantSource observed,
      LongSupplier nanos) {
    this.market = market;
    this.planning = planning;
    this.firstLook = firstLook;
    this.premove = premove;
    this.publishing = publishing;
    this.observed = observed;
    this.nanos = nanos;
  }

  @Override
  public Outcome run(Firing firing) throws InterruptedException {
    var stages = new StageTimes(firing.journal(), nanos);
    var plan = planning.of(firing, stages);
    return plan.isEmpty() ? ScanPlanning.NO_UNIVERSE : scan(firing, plan.get(), stages);
  }

  private Outcome scan(Firing firing, ScanPlan plan, StageTimes stages)
      throws InterruptedException {
    var job = firing.job();
    var rules = ScanRules.hot(job.config().topN(), job.enforcedGates());
    var beside = premove.look(firing, plan, stages);
    var input = firstLook.at(firing, plan, rules, stages);
    var scored = beside.beside(Scan.score(input));
    stages.done("score", "%d coins to evaluate".formatted(input.rows().size()));
    var fresh = market.books(scored.booksToRefresh(), Reuse.none());
    var result = Scan.judge(scored, fresh, plan.triggers(), observed.instant());
    var signs = premove.table(firing, plan, input, result, fresh, beside);
    return publishing.of(firing, plan, input, result, signs, tables(job, result, signs), stages);
  }

  private static List<ArtifactDraft> tables(
      JobSettings job, ScanResult result, PremoveTable signs) {
    var signals = SignalsCsv.of(result);
    return job.config().premove()
        ? List.of(signals, PremoveCsv.of(signs, result.offered()))
        : List.of(signals);
  }
}
