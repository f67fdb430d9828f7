package io.cryptorun.jobs;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.RegimeJson;
import io.cryptorun.domain.market.DerivativesData;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.regime.MarketMeasure;
import io.cryptorun.domain.regime.OverlayFinding;
import io.cryptorun.domain.regime.RegimeDetection;
import io.cryptorun.domain.regime.RegimeReport;
import io.cryptorun.jobs.regime.DataIssues;
import io.cryptorun.jobs.regime.MajorsFunding;
import io.cryptorun.jobs.regime.OverlayEvaluation;
import io.cryptorun.jobs.regime.OverlayEvidence;
import io.cryptorun.jobs.regime.RegimeCandles;
import io.cryptorun.jobs.regime.RegimeRows;
import io.cryptorun.jobs.scan.RegimeMemory;
import io.cryptorun.jobs.scan.ScanPlan;
import io.cryptorun.jobs.scan.ScanPlanning;
import java.util.List;
import java.util.function.LongSupplier;

/// Tells the state of the market from the venues' own candles: three indicators vote for calm,
/// normal or volatile, and an overlay is judged beside them. Scans blend their weights by it.
public final class RegimeRefresh implements Job {

  private final MarketData market;
  private final DerivativesData derivatives;
  private final ScanPlanning planning;
  private final RegimeMemory memory;
  private final OverlayEvaluation overlays;
  private final ArtifactStore artifacts;
  private final LongSupplier nanos;
  private final String codeVersion;

  /// @param nanos monotonic time, for what stages take
  public RegimeRefresh(
      MarketData market,
      DerivativesData derivatives,
      ScanPlanning planning,
      RegimeMemory memory,
      ArtifactStore artifacts,
      LongSupplier nanos,
      String codeVersion) {
    this.market = market;
    this.derivatives = derivatives;
    this.planning = planning;
    this.memory = memory;
    this.overlays = new OverlayEvaluation(market, memory);
    this.artifacts = artifacts;
    this.nanos = nanos;
    this.codeVersion = codeVersion;
  }

  @Override
  public Outcome run(Firing firing) throws InterruptedException {
    var stages = new StageTimes(firing.journal(), nanos);
    var plan = planning.of(firing, stages);
    return plan.isEmpty() ? ScanPlanning.NO_UNIVERSE : refresh(firing, plan.get(), stages);
  }

  private Outcome refresh(Firing firing, ScanPlan plan, StageTimes stages)
      throws InterruptedException {
    var candles = RegimeCandles.fetch(market, plan, firing);
    stages.done(
        "fetch",
        "hours of %d coins, days of %d".formatted(candles.hours().size(), candles.days().size()));
    var measure = candles.measure();
    var before = memory.regime(firing).orElse(null);
    return switch (RegimeDetection.of(measure.indicators(), before, firing.dueAt())) {
      case RegimeDetection.Undecided _ -> undecided(measure);
      case RegimeDetection.Concluded concluded -> {
        var overlay = overlay(firing, plan, candles, measure);
        var report =
            new RegimeReport(
                firing.dueAt(),
                measure,
                concluded,
                overlay,
                before == null ? null : before.regime(),
                DataIssues.of(candles, measure, concluded, overlay));
        stages.done("detect", told(report));
        yield publish(firing, report, new RegimeRows(firing, plan, candles), stages);
      }
    };
  }

  private OverlayFinding overlay(
      Firing firing, ScanPlan plan, RegimeCandles candles, MarketMeasure measure)
      throws InterruptedException {
    var funding = MajorsFunding.read(derivatives, firing);
    var evidence =
        new OverlayEvidence(
            candles.bitcoin(),
            candles.alts(),
            plan.universe().snapshot().pegs(),
            funding.bitcoin(),
            funding.ether());
    return overlays.anew(firing, measure.indicators(), evidence);
  }

  private static Outcome.Failed undecided(MarketMeasure measure) {
    return new Outcome.Failed(
        "NO_REGIME",
        "%s; no regime younger than %d h stands, so scans use the normal one until a refresh succeeds"
            .formatted(String.join("; ", measure.issues()), RegimeDetection.KEPT_FOR.toHours()));
  }

  private Outcome publish(Firing firing, RegimeReport report, RegimeRows rows, StageTimes stages) {
    report.issues().forEach(firing.journal()::warning);
    var run = firing.artifactFacts(codeVersion);
    var files = artifacts.publish(run, firing.outputDir(), List.of(RegimeJson.of(report)));
    stages.done("write", "%d files".formatted(files.all().size()));
    return new Outcome.Published(files, rows.of(report, files, artifacts.root()));
  }

  private static String told(RegimeReport report) {
    var overlay = report.overlay().overlay();
    return "%s, confidence %s, overlay %s"
        .formatted(
            report.conclusion().regime().id(), report.conclusion().confidence(), overlay.id());
  }
}
