package io.cryptorun.artifacts;

import static java.util.Objects.requireNonNull;

import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.scan.Candidate;
import io.cryptorun.domain.scan.ScanResult;
import io.cryptorun.domain.scan.Source;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// `warm_signals.csv`: the rows a warm scan found worth a closer look, best first, with how long
/// what they rest on may still be reused. No row is a normal answer: the file then holds its header
/// alone.
public final class WarmSignalsCsv {

  /// The file's name.
  public static final String NAME = "warm_signals.csv";

  private static final List<String> HEADER =
      List.of(
          "timestamp",
          "symbol",
          "score",
          "momentum_core",
          "cached",
          "regime",
          "venue",
          "ttl_remaining",
          "ttl",
          "sources");

  /// Closed bars never change, so they do not expire.
  private static final Set<Source.Kind> LASTING =
      EnumSet.of(Source.Kind.CANDLES_1H, Source.Kind.CANDLES_1D);

  private WarmSignalsCsv() {}

  /// The file of a scan whose limits on the age of books are the venues' times of reuse.
  ///
  /// @param cached coins that no call was made for
  public static ArtifactDraft of(ScanResult scan, Set<Symbol> cached) {
    var rows = scan.emitted();
    var table = new CsvTable(HEADER, rows.stream().map(row -> fields(scan, row, cached)).toList());
    return new ArtifactDraft(NAME, CsvTable.MEDIA_TYPE, rows.size(), table::writeTo);
  }

  private static List<String> fields(ScanResult scan, Candidate row, Set<Symbol> cached) {
    var expiring = Expiring.firstOf(scan, row);
    return List.of(
        scan.setting().dueAt().toString(),
        row.symbol().toString(),
        CsvTable.rounded(row.score().value(), 1),
        CsvTable.rounded(row.figures().momentum().score(), 1),
        Boolean.toString(cached.contains(row.symbol())),
        scan.setting().regime().regime().id(),
        requireNonNull(row.micro().venue(), "a row is only offered on a book").id(),
        Long.toString(expiring.remaining()),
        Long.toString(expiring.ttl()),
        Integer.toString(row.venueCount()));
  }

  /// One of a row's answers that may be reused for a time; seconds, whole ones.
  ///
  /// @param remaining 0 where the time is over
  private record Expiring(long remaining, long ttl) {

    /// The one whose time ends first.
    static Expiring firstOf(ScanResult scan, Candidate row) {
      return row.sources().stream()
          .filter(source -> !LASTING.contains(source.kind()))
          .map(source -> of(scan, source))
          .min(Comparator.comparingLong(Expiring::remaining).thenComparingLong(Expiring::ttl))
          .orElseThrow();
    }

    /// An answer fetched by this run has its whole time before it, however long the run took.
    private static Expiring of(ScanResult scan, Source source) {
      double ttl =
          requireNonNull(
              scan.setting().thresholds().bookAgeLimitSeconds().get(source.venue()),
              () -> "no limit for " + source.venue());
      double left = source.cached() ? Math.max(0, ttl - source.ageSeconds()) : ttl;
      return new Expiring((long) left, (long) ttl);
    }
  }
}
