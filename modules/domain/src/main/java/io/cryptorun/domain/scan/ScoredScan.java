package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.universe.Skipped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A scan after its first step: every coin scored and ranked, none judged.
public final class ScoredScan {

  private final ScanInput input;
  private final BookLimits limits;
  private final Scoring scoring;
  private final List<ScoredRow> rows;
  private final List<Skipped> skipped;
  private final Map<Symbol, SideFigures> beside;

  ScoredScan(
      ScanInput input,
      BookLimits limits,
      Scoring scoring,
      List<ScoredRow> rows,
      List<Skipped> skipped,
      Map<Symbol, SideFigures> beside) {
    this.input = input;
    this.limits = limits;
    this.scoring = scoring;
    this.rows = List.copyOf(rows);
    this.skipped = List.copyOf(skipped);
    this.beside = Map.copyOf(beside);
  }

  /// The same scan, its rows to be judged with what was found out beside their candles and books.
  public ScoredScan beside(Map<Symbol, SideFigures> figures) {
    return new ScoredScan(input, limits, scoring, rows, skipped, figures);
  }

  /// The pair of each coin on its own venue, best score first; a coin without a valid fresh book
  /// has none.
  public SequencedMap<Symbol, Instrument> pairs() {
    var pairs = new LinkedHashMap<Symbol, Instrument>();
    for (var scored : rows) {
      if (scored.row().hasBook()) {
        pairs.put(scored.row().coin().symbol(), scored.row().instrument());
      }
    }
    return Collections.unmodifiableSequencedMap(pairs);
  }

  SideFigures side(Symbol symbol) {
    return beside.getOrDefault(symbol, SideFigures.none());
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
    return input.rules().books() instanceof BookAge.ByVenuePace(boolean looksAgain)
        && looksAgain
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
