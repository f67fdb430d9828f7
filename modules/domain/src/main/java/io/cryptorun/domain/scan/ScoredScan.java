package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.universe.Skipped;
import java.util.List;

/// A scan after its first step: every coin scored and ranked, none judged.
public final class ScoredScan {

  private final ScanInput input;
  private final BookLimits limits;
  private final Scoring scoring;
  private final List<ScoredRow> rows;
  private final List<Skipped> skipped;

  ScoredScan(
      ScanInput input,
      BookLimits limits,
      Scoring scoring,
      List<ScoredRow> rows,
      List<Skipped> skipped) {
    this.input = input;
    this.limits = limits;
    this.scoring = scoring;
    this.rows = List.copyOf(rows);
    this.skipped = List.copyOf(skipped);
  }

  /// The pairs whose books have to be asked again immediately before the rows are judged, best
  /// score first: those of the rows whose score reaches the threshold.
  public List<Instrument> booksToRefresh() {
    return rows.stream().filter(this::isRefreshed).map(row -> row.row().instrument()).toList();
  }

  /// Whether a row is judged on a second look at its book.
  boolean isRefreshed(ScoredRow scored) {
    return isPromising(scored) && scored.row().hasBook();
  }

  /// Whether a row is held to the age of a book that an entry may have.
  boolean isPromising(ScoredRow scored) {
    return input.rules().books() instanceof BookAge.ByVenuePace
        && scored.score().value() >= input.rules().gates().scoreMin();
  }

  ScanInput input() {
    return input;
  }

  BookLimits limits() {
    return limits;
  }

  Scoring scoring() {
    return scoring;
  }

  List<ScoredRow> rows() {
    return rows;
  }

  List<Skipped> skipped() {
    return skipped;
  }
}
