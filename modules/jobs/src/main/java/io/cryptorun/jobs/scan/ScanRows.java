package io.cryptorun.jobs.scan;

import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.domain.gates.Gate;
import io.cryptorun.domain.gates.GateResult;
import io.cryptorun.domain.scan.Candidate;
import io.cryptorun.domain.scan.Coverage;
import io.cryptorun.domain.scan.ScanResult;
import io.cryptorun.domain.scan.Source;
import io.cryptorun.domain.scan.TriggerChange;
import io.cryptorun.jobs.FileRows;
import io.cryptorun.jobs.Firing;
import io.cryptorun.ledger.result.GateRow;
import io.cryptorun.ledger.result.TriggerRow;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.Publication;
import io.cryptorun.ledger.run.RunFigures;
import java.util.ArrayList;
import java.util.List;

/// A scan's result as the rows that make it count: its figures, its files, every gate decision, and
/// what the next run reads.
public final class ScanRows {

  private final Firing firing;
  private final DaysUniverse universe;
  private final ArtifactsRoot root;

  public ScanRows(Firing firing, DaysUniverse universe, ArtifactsRoot root) {
    this.firing = firing;
    this.universe = universe;
    this.root = root;
  }

  /// All rows of a publication. A scan that lacked a venue or most of its coins is partial.
  public Publication of(ScanResult result, io.cryptorun.artifacts.Publication files) {
    var coverage = result.coverage();
    return new Publication(
        coverage.isComplete() ? Outcome.SUCCESS : Outcome.PARTIAL,
        coverage.isComplete() ? null : lacking(coverage),
        figures(result),
        FileRows.of(files, root),
        gates(result),
        CandidateRows.of(result),
        state(result));
  }

  private static String lacking(Coverage coverage) {
    var lacks = coverage.lacks();
    return lacks.isEmpty()
        ? "%d of %d coins could be evaluated".formatted(coverage.evaluated(), coverage.selected())
        : String.join("; ", lacks);
  }

  private RunFigures figures(ScanResult result) {
    var regime = result.setting().regime();
    var sources =
        result.candidates().stream()
            .flatMap(candidate -> candidate.sources().stream())
            .map(Source::venue)
            .distinct()
            .count();
    return new RunFigures(
        regime.regime().id(),
        regime.source().id(),
        result.summary().candidates(),
        result.summary().passed() + result.summary().watch(),
        result.summary().emitted(),
        (int) sources,
        universe.snapshot().hash());
  }

  private static List<GateRow> gates(ScanResult result) {
    var rows = new ArrayList<GateRow>(result.candidates().size() * Gate.values().length);
    for (var candidate : result.candidates()) {
      int seq = 0;
      for (var gate : candidate.entry().judgement().gates()) {
        rows.add(gate(candidate, gate, ++seq));
      }
    }
    return rows;
  }

  private static GateRow gate(Candidate candidate, GateResult result, int seq) {
    var evidence = Evidence.of(candidate, kind(result.gate()));
    return new GateRow(
        new GateRow.Symbol(candidate.symbol().toString(), candidate.rank(), seq),
        result.gate().id(),
        result.kind().id(),
        result.passed(),
        result.code(),
        new GateRow.Comparison(result.value(), result.op(), result.threshold(), result.margin()),
        evidence.source(),
        evidence.ageSeconds());
  }

  private static Source.Kind kind(Gate gate) {
    return switch (gate) {
      case VENUE_NATIVE, SPREAD, DEPTH, LATE_FILL -> Source.Kind.BOOK;
      case SCORE, VADR, FRESHNESS, FATIGUE, MOVEMENT, LIQUIDITY, TREND_QUALITY ->
          Source.Kind.CANDLES_1H;
      case FUNDING_DIVERGENCE -> Source.Kind.FUNDING;
    };
  }

  private Publication.StateRows state(ScanResult result) {
    if (firing.isReplay()) {
      return Publication.StateRows.none();
    }
    return DepegRows.of(firing, universe)
        .withTriggers(result.triggers().stream().map(ScanRows::trigger).toList());
  }

  private static TriggerRow trigger(TriggerChange change) {
    var trigger = change.trigger();
    var symbol = change.symbol().toString();
    return trigger == null
        ? TriggerRow.deleted(symbol)
        : new TriggerRow(symbol, trigger.bar(), trigger.price(), trigger.venue().id());
  }
}
