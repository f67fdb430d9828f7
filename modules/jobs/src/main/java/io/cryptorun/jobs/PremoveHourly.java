package io.cryptorun.jobs;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.PremoveAlertsJson;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.premove.PremoveAlerts;
import io.cryptorun.domain.premove.PremoveEvaluation;
import io.cryptorun.domain.regime.Overlay;
import io.cryptorun.domain.regime.RegimeInForce;
import io.cryptorun.domain.scan.Scan;
import io.cryptorun.domain.scan.ScanInput;
import io.cryptorun.domain.scan.ScanResult;
import io.cryptorun.domain.scan.ScanRules;
import io.cryptorun.jobs.premove.Found;
import io.cryptorun.jobs.premove.RulesInForce;
import io.cryptorun.jobs.premove.SideAnswers;
import io.cryptorun.jobs.premove.SideLook;
import io.cryptorun.jobs.premove.Subjects;
import io.cryptorun.jobs.premove.SweepRows;
import io.cryptorun.jobs.regime.OverlayEvaluation;
import io.cryptorun.jobs.regime.OverlayEvidence;
import io.cryptorun.jobs.regime.OverlayInForce;
import io.cryptorun.jobs.scan.FirstLook;
import io.cryptorun.jobs.scan.ScanPlan;
import io.cryptorun.jobs.scan.ScanPlanning;
import io.cryptorun.jobs.scan.VenueFaults;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Looks through the most traded coins for signs that one may be about to move, and tells those for
/// which enough of them come together.
public final class PremoveHourly implements Job {

  private static final Symbol BITCOIN = new Symbol("BTC");
  private static final Symbol ETHER = new Symbol("ETH");

  private final ScanPlanning planning;
  private final SideLook sideLook;
  private final FirstLook firstLook;
  private final OverlayEvaluation overlays;
  private final Subjects subjects;
  private final ArtifactStore artifacts;
  private final InstantSource observed;
  private final LongSupplier nanos;
  private final String codeVersion;

  /// @param observed the clock ages are measured by: the database's, or the nominal time of a
  ///   replay
  /// @param nanos monotonic time, for what stages take
  public PremoveHourly(
      ScanPlanning planning,
      SideLook sideLook,
      FirstLook firstLook,
      OverlayEvaluation overlays,
      Subjects subjects,
      ArtifactStore artifacts,
      InstantSource observed,
      LongSupplier nanos,
      String codeVersion) {
    this.planning = planning;
    this.sideLook = sideLook;
    this.firstLook = firstLook;
    this.overlays = overlays;
    this.subjects = subjects;
    this.artifacts = artifacts;
    this.observed = observed;
    this.nanos = nanos;
    this.codeVersion = codeVersion;
  }

  @Override
  public Outcome run(Firing firing) throws InterruptedException {
    var stages = new StageTimes(firing.journal(), nanos);
    var plan = planning.of(firing, stages);
    return plan.isEmpty() ? ScanPlanning.NO_UNIVERSE : sweep(firing, plan.get(), stages);
  }

  private Outcome sweep(Firing firing, ScanPlan plan, StageTimes stages)
      throws InterruptedException {
    var beside = sideLook.at(firing, plan, stages);
    var rules = ScanRules.premove(firing.job().config().topN());
    var input = firstLook.at(firing, plan, rules, stages);
    var scored = beside.beside(Scan.score(input));
    var scan = Scan.judge(scored, Map.of(), Map.of(), observed.instant());
    stages.done("score", "%d coins to evaluate".formatted(scan.candidates().size()));
    if (scan.candidates().isEmpty()) {
      return new Outcome.Failed("NO_COINS", VenueFaults.of(input.rows()).text());
    }
    var overlay = overlay(firing, plan, input, beside);
    overlay.notes().forEach(firing.journal()::warning);
    var regime = plan.regime().under(overlay.overlay());
    var sweep = ask(firing, input, scan, beside, regime);
    stages.done("gates", told(sweep, regime));
    return publish(firing, plan, new Found(scan, beside, sweep, regime, overlay), stages);
  }

  /// Without an eye on the regime there is no overlay either.
  private OverlayInForce overlay(Firing firing, ScanPlan plan, ScanInput input, SideAnswers beside)
      throws InterruptedException {
    if (!firing.job().config().regimeAware()) {
      return new OverlayInForce(Overlay.NONE, List.of(), null);
    }
    var evidence =
        OverlayEvidence.ofRows(
            input.rows(),
            firing.dueAt(),
            plan.universe().snapshot().pegs(),
            beside.fundingNow(BITCOIN),
            beside.fundingNow(ETHER));
    return overlays.inForce(firing, evidence);
  }

  private PremoveAlerts ask(
      Firing firing, ScanInput input, ScanResult scan, SideAnswers beside, RegimeInForce regime) {
    var config = firing.job().config();
    var rules = RulesInForce.of(config.premoveRule(), regime);
    var coins =
        subjects.of(firing, input, scan, Map.of(), beside).stream()
            .map(subject -> PremoveEvaluation.of(subject, rules))
            .toList();
    return PremoveAlerts.of(coins, config.topN());
  }

  private Outcome publish(Firing firing, ScanPlan plan, Found found, StageTimes stages) {
    var rules = RulesInForce.of(firing.job().config().premoveRule(), found.regime());
    var file =
        PremoveAlertsJson.of(firing.dueAt(), found.regime(), rules.volumeRequired(), found.sweep());
    var run = firing.artifactFacts(codeVersion);
    var files = artifacts.publish(run, firing.outputDir(), List.of(file));
    stages.done("write", "%d files".formatted(files.all().size()));
    return new Outcome.Published(
        files, new SweepRows(firing, plan, artifacts.root()).of(found, files));
  }

  private static String told(PremoveAlerts sweep, RegimeInForce regime) {
    var stats = sweep.stats();
    return "%d alerts of %d coins, %d gates passed, market %s"
        .formatted(
            stats.alertsGenerated(), stats.totalCandidates(), stats.gatesPassed(), regime.word());
  }
}
