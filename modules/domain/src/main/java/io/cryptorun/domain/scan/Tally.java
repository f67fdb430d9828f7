package io.cryptorun.domain.scan;

import io.cryptorun.domain.gates.Decision;
import java.util.List;
import java.util.TreeMap;

/// Counts the decisions of a scan.
final class Tally {

  private Tally() {}

  static Summary of(List<Candidate> candidates, int skipped) {
    var reasons = new TreeMap<String, Integer>();
    int emitted = 0;
    for (var candidate : candidates) {
      reasons.merge(candidate.primaryReason(), 1, Integer::sum);
      emitted += candidate.emitted() ? 1 : 0;
    }
    return new Summary(
        candidates.size(),
        count(candidates, Decision.ENTER),
        count(candidates, Decision.WATCH),
        count(candidates, Decision.REJECT),
        skipped,
        emitted,
        reasons);
  }

  private static int count(List<Candidate> candidates, Decision decision) {
    return (int) candidates.stream().filter(row -> row.decision() == decision).count();
  }
}
