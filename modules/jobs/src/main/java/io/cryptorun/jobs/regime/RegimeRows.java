package io.cryptorun.jobs.regime;

import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.artifacts.RegimeJson;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.regime.CachedRegime;
import io.cryptorun.domain.regime.Overlay;
import io.cryptorun.domain.regime.RegimeDetection.Detected;
import io.cryptorun.domain.regime.RegimeDetection.Kept;
import io.cryptorun.domain.regime.RegimeInForce;
import io.cryptorun.domain.regime.RegimeReport;
import io.cryptorun.jobs.FileRows;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.scan.DepegRows;
import io.cryptorun.jobs.scan.ScanPlan;
import io.cryptorun.ledger.result.RegimeState;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.Publication;
import io.cryptorun.ledger.run.RunFigures;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A refresh as the rows that make it count: its figures, its file, and the regime and overlay that
/// others read.
public final class RegimeRows {

  private final Firing firing;
  private final ScanPlan plan;
  private final RegimeCandles candles;

  public RegimeRows(Firing firing, ScanPlan plan, RegimeCandles candles) {
    this.firing = firing;
    this.plan = plan;
    this.candles = candles;
  }

  /// All rows of a publication. A refresh that lacked a venue or most of its coins is partial.
  public Publication of(
      RegimeReport report, io.cryptorun.artifacts.Publication files, ArtifactsRoot root) {
    return new Publication(
        candles.isComplete() ? Outcome.SUCCESS : Outcome.PARTIAL,
        candles.isComplete() ? null : lacking(),
        figures(report),
        FileRows.of(files, root),
        List.of(),
        state(report));
  }

  private String lacking() {
    return candles.silent().isEmpty()
        ? "%d of %d coins could be judged".formatted(candles.days().size(), candles.wanted().size())
        : "nothing from "
            + candles.silent().stream().map(Venue::id).collect(Collectors.joining(", "));
  }

  /// A regime that was measured has no source but the run itself; one that was kept is cached.
  private RunFigures figures(RegimeReport report) {
    return new RunFigures(
        report.conclusion().regime().id(),
        report.conclusion() instanceof Kept ? RegimeInForce.Source.CACHE.id() : null,
        candles.wanted().size(),
        null,
        1,
        candles.sources(),
        plan.day().snapshot().hash());
  }

  private Publication.StateRows state(RegimeReport report) {
    var depegs = DepegRows.of(firing, plan.day());
    if (firing.isReplay()) {
      return depegs;
    }
    var withOverlay = depegs.withOverlay(OverlayInForce.row(report.overlay()));
    return switch (report.conclusion()) {
      case Detected detected -> withOverlay.withRegime(measured(report, detected));
      case Kept _ -> withOverlay; // the row it was read from stands, with its time and validity
    };
  }

  private static RegimeState measured(RegimeReport report, Detected detected) {
    var overlay = report.overlay().overlay();
    var indicators = report.measure().indicators();
    return new RegimeState(
        report.at(),
        detected.regime().id(),
        overlay == Overlay.NONE ? null : overlay.id(),
        detected.confidence(),
        orNull(indicators.realizedVol()),
        orNull(indicators.pctAboveMean()),
        orNull(indicators.breadthThrust()),
        detected.votes().vol().id(),
        detected.votes().ma().id(),
        detected.votes().breadth().id(),
        RegimeJson.weights(detected.regime()),
        report.nextRefresh().plus(CachedRegime.GRACE));
  }

  private static @Nullable Double orNull(double figure) {
    return Double.isFinite(figure) ? figure : null;
  }
}
