package io.cryptorun.jobs.scan;

import io.cryptorun.domain.factors.Factor;
import io.cryptorun.domain.scan.Candidate;
import io.cryptorun.domain.scan.FactorScore;
import io.cryptorun.domain.scan.ScanResult;
import io.cryptorun.ledger.result.CandidateRow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The coins of a scan as rows of the ledger: the evaluated ones by rank, then the skipped ones.
public final class CandidateRows {

  private CandidateRows() {}

  static List<CandidateRow> of(ScanResult result) {
    return Stream.concat(
            result.candidates().stream()
                .map(coin ->
                    of(
                        coin,
                        coin.rank(),
                        coin.decision().name().toLowerCase(Locale.ROOT),
                        coin.primaryReason(),
                        coin.emitted())),
            skipped(result))
        .toList();
  }

  /// The coins of a scan that could not be evaluated.
  public static Stream<CandidateRow> skipped(ScanResult result) {
    return result.skipped().stream()
        .map(coin -> CandidateRow.skipped(coin.symbol().toString(), coin.code()));
  }

  /// An evaluated coin with what its run decided about it.
  public static CandidateRow of(
      Candidate coin, int rank, String decision, String reason, boolean emitted) {
    var venue = coin.micro().venue();
    return new CandidateRow(
        coin.symbol().toString(),
        rank,
        decision,
        reason,
        emitted,
        finite(coin.score().value()),
        coin.score().parts().stream().map(CandidateRows::part).toList(),
        venue == null ? null : venue.id(),
        sources(coin));
  }

  private static CandidateRow.ScorePart part(FactorScore part) {
    Factor factor = part.factor();
    return new CandidateRow.ScorePart(
        factor.id(), part.raw(), part.score(), part.weight(), part.contribution(), part.imputed());
  }

  private static List<String> sources(Candidate coin) {
    return coin.sources().stream()
        .map(source -> source.venue().id() + ":" + source.kind().id())
        .distinct()
        .sorted()
        .toList();
  }

  private static @Nullable Double finite(double figure) {
    return Double.isFinite(figure) ? figure : null;
  }
}
