package io.cryptorun.artifacts;

import io.cryptorun.domain.gates.Gate;
import io.cryptorun.domain.scan.Candidate;
import io.cryptorun.domain.scan.ScanResult;
import java.util.List;

/// `signals.csv`: the rows a hot scan offers, best first. No row is a normal answer: the file then
/// holds its header alone.
public final class SignalsCsv {

  /// The file's name.
  public static final String NAME = "signals.csv";

  private static final List<String> HEADER =
      List.of(
          "timestamp",
          "symbol",
          "score",
          "momentum_core",
          "vadr",
          "spread_bps",
          "depth_usd",
          "regime",
          "fresh",
          "venue",
          "sources");

  private SignalsCsv() {}

  /// The file of a scan: the same scan gives the same bytes.
  public static ArtifactDraft of(ScanResult scan) {
    var emitted = scan.emitted();
    var table = new CsvTable(HEADER, emitted.stream().map(row -> fields(scan, row)).toList());
    return new ArtifactDraft(NAME, CsvTable.MEDIA_TYPE, emitted.size(), table::writeTo);
  }

  private static List<String> fields(ScanResult scan, Candidate row) {
    var book = row.micro().gated();
    var venue = row.micro().venue();
    var isFresh = row.entry().judgement().of(Gate.FRESHNESS).passed();
    return List.of(
        scan.setting().dueAt().toString(),
        row.symbol().toString(),
        CsvTable.rounded(row.score().value(), 1),
        CsvTable.rounded(row.figures().momentum().score(), 1),
        CsvTable.rounded(row.figures().vadr().value(), 1),
        CsvTable.rounded(book.spreadBps(), 0),
        CsvTable.rounded(book.depthUsd(), 0),
        scan.setting().regime().regime().id(),
        isFresh ? "●" : "○",
        venue == null ? "" : venue.id(),
        Integer.toString(row.venueCount()));
  }
}
