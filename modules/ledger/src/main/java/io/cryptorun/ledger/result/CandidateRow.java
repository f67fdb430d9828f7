package io.cryptorun.ledger.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run found out about one coin, beside its gates.
///
/// @param rank place of the coin in the run, from 1; null for one that was skipped
/// @param decision `enter`, `watch`, `reject`, `alert` or `skipped`
/// @param reason code of what decided
/// @param emitted whether it is a row of the published file
/// @param score 0 to 100; null where there is none
/// @param parts what the score is made of, in the order of the factors
/// @param venue it was judged on; null where none would do
/// @param sources what went into it, as `venue:kind`
public record CandidateRow(
    String symbol,
    @Nullable Integer rank,
    String decision,
    String reason,
    boolean emitted,
    @Nullable Double score,
    List<ScorePart> parts,
    @Nullable String venue,
    List<String> sources) {

  public CandidateRow {
    parts = List.copyOf(parts);
    sources = List.copyOf(sources);
  }

  /// A coin that the run could not evaluate.
  public static CandidateRow skipped(String symbol, String reason) {
    return new CandidateRow(
        symbol, null, "skipped", reason, false, null, List.of(), null, List.of());
  }

  CandidateRow withParts(List<ScorePart> other) {
    return new CandidateRow(symbol, rank, decision, reason, emitted, score, other, venue, sources);
  }

  /// One factor's part in a score; `NaN` for a figure that is missing.
  ///
  /// @param raw 0 to 100 before overlap between factors is removed
  /// @param score 0 to 100 after it
  /// @param weight share of the score
  /// @param contribution weight times score
  /// @param imputed whether the median of the other coins stands in
  public record ScorePart(
      String factor,
      double raw,
      double score,
      double weight,
      double contribution,
      boolean imputed) {}
}
