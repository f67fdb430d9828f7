package io.cryptorun.jobs.premove;

import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.premove.PremoveEvaluation;
import io.cryptorun.domain.scan.Candidate;
import io.cryptorun.jobs.scan.CandidateRows;
import io.cryptorun.ledger.result.CandidateRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The coins of a sweep as rows of the ledger: each an alert or not, with the codes that stood
/// against it.
final class SweptCandidates {

  private static final String NOTHING_AGAINST_IT = "ALERT";

  private SweptCandidates() {}

  static List<CandidateRow> of(Found found) {
    Map<Symbol, Candidate> coins =
        found.scan().candidates().stream()
            .collect(Collectors.toMap(Candidate::symbol, Function.identity()));
    var rows = new ArrayList<CandidateRow>();
    int rank = 0;
    for (var swept : found.sweep().ranked()) {
      rank++;
      var coin = coins.get(swept.subject().symbol());
      if (coin != null) {
        rows.add(row(coin, rank, swept, found.sweep().alerts().contains(swept)));
      }
    }
    CandidateRows.skipped(found.scan()).forEach(rows::add);
    return rows;
  }

  /// A coin with enough of everything that is no alert fell to the limit on their number.
  private static CandidateRow row(
      Candidate coin, int rank, PremoveEvaluation swept, boolean alert) {
    var against = new ArrayList<>(swept.ruling().reasons());
    if (swept.ruling().isAlert() && !alert) {
      against.add("BEYOND_TOP_N");
    }
    return CandidateRows.of(
        coin,
        rank,
        alert ? "alert" : "reject",
        against.isEmpty() ? NOTHING_AGAINST_IT : String.join(";", against),
        alert);
  }
}
