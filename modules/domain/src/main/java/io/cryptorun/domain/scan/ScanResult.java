package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.universe.LeftOut;
import io.cryptorun.domain.universe.Skipped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a scan found, complete: artifacts and ledger rows are written from it without computing.
///
/// @param emission the instant the gates were asked, which ages are counted to
/// @param candidates every evaluated coin, ranked
/// @param skipped selected coins that could not be evaluated, by name
/// @param leftOut every other coin the universe knows, by name
/// @param triggers what has to be stored for the next run, by name
public record ScanResult(
    Setting setting,
    Instant emission,
    Scoring scoring,
    Summary summary,
    Coverage coverage,
    List<Candidate> candidates,
    List<Skipped> skipped,
    List<LeftOut> leftOut,
    List<TriggerChange> triggers) {

  public ScanResult {
    candidates = List.copyOf(candidates);
    skipped = List.copyOf(skipped);
    leftOut = List.copyOf(leftOut);
    triggers = List.copyOf(triggers);
  }

  /// The rows of the published table, ranked.
  public List<Candidate> emitted() {
    return candidates.stream().filter(Candidate::emitted).toList();
  }

  /// The coins of those rows.
  public Set<Symbol> offered() {
    return emitted().stream().map(Candidate::symbol).collect(Collectors.toUnmodifiableSet());
  }
}
