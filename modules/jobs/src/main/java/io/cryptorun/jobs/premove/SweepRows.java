package io.cryptorun.jobs.premove;

import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.scan.Candidate;
import io.cryptorun.domain.scan.Source;
import io.cryptorun.jobs.FileRows;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.scan.DepegRows;
import io.cryptorun.jobs.scan.ScanPlan;
import io.cryptorun.ledger.result.GateRow;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.Publication;
import io.cryptorun.ledger.run.RunFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A sweep as the rows that make it count: its figures, its file, every gate decision of every
/// coin, and what later runs read.
public final class SweepRows {

  private final Firing firing;
  private final ScanPlan plan;
  private final ArtifactsRoot root;

  public SweepRows(Firing firing, ScanPlan plan, ArtifactsRoot root) {
    this.firing = firing;
    this.plan = plan;
    this.root = root;
  }

  /// All rows of a publication. A sweep that lacked a venue, a derivatives arm, or most of its
  /// coins is partial.
  public Publication of(Found found, io.cryptorun.artifacts.Publication files) {
    var missing = Missing.of(found.scan(), found.beside());
    return new Publication(
        missing.isNothing() ? Outcome.SUCCESS : Outcome.PARTIAL,
        missing.isNothing() ? null : missing.text(),
        figures(found),
        FileRows.of(files, root),
        gates(found),
        SweptCandidates.of(found),
        state(found));
  }

  private Publication.StateRows state(Found found) {
    var state = DepegRows.of(firing, plan.day());
    var overlay = found.overlay().toStore();
    return overlay == null || firing.isReplay() ? state : state.withOverlay(overlay);
  }

  private RunFigures figures(Found found) {
    var sweep = found.sweep();
    long passed = sweep.ranked().stream().filter(coin -> coin.ruling().isAlert()).count();
    long sources =
        found.scan().candidates().stream()
            .flatMap(row -> row.sources().stream())
            .map(Source::venue)
            .distinct()
            .count();
    return new RunFigures(
        found.regime().regime().id(),
        found.regime().source().id(),
        sweep.stats().totalCandidates(),
        (int) passed,
        sweep.alerts().size(),
        (int) sources,
        plan.day().snapshot().hash());
  }

  private static List<GateRow> gates(Found found) {
    Map<Symbol, Candidate> rows =
        found.scan().candidates().stream()
            .collect(Collectors.toMap(Candidate::symbol, Function.identity()));
    var gates = new ArrayList<GateRow>();
    int rank = 0;
    for (var coin : found.sweep().ranked()) {
      rank++;
      var row = rows.get(coin.subject().symbol());
      if (row != null) {
        gates.addAll(new CoinGates(row, coin, rank).rows());
      }
    }
    return gates;
  }
}
