package io.cryptorun.jobs;

import io.cryptorun.artifacts.WarmSignalsCsv;
import io.cryptorun.domain.premove.PremoveTable;
import io.cryptorun.domain.scan.Scan;
import io.cryptorun.domain.scan.ScanRules;
import io.cryptorun.jobs.scan.FirstLook;
import io.cryptorun.jobs.scan.ScanPlan;
import io.cryptorun.jobs.scan.ScanPlanning;
import io.cryptorun.jobs.scan.ScanPublishing;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Looks through the coins behind the most traded ones for those worth a closer look. It asks the
/// venues gently, makes do with answers at hand, and looks at each book once: what it finds is to
/// be watched, never entered.
public final class WarmScan implements Job {

  private final ScanPlanning planning;
  private final FirstLook firstLook;
  private final ScanPublishing publishing;
  private final InstantSource observed;
  private final LongSupplier nanos;

  /// @param observed the clock ages are measured by: the database's, or the nominal time of a
  ///   replay
  /// @param nanos monotonic time, for what stages take
  public WarmScan(
      ScanPlanning planning,
      FirstLook firstLook,
      ScanPublishing publishing,
      InstantSource observed,
      LongSupplier nanos) {
    this.planning = planning;
    this.firstLook = firstLook;
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
    var rules = ScanRules.warm(job.config().topN(), job.enforcedGates(), plan.ttls());
    var input = firstLook.at(firing, plan, rules, stages);
    var scored = Scan.score(input);
    stages.done("score", "%d coins to evaluate".formatted(input.rows().size()));
    var result = Scan.judge(scored, Map.of(), plan.triggers(), observed.instant());
    var table = WarmSignalsCsv.of(result, input.cachedCoins());
    var noPremove = PremoveTable.none(firing.dueAt(), plan.regime().word());
    return publishing.of(firing, plan, input, result, noPremove, List.of(table), stages);
  }
}
