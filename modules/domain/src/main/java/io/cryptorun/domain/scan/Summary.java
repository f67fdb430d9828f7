package io.cryptorun.domain.scan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A scan in counts.
///
/// @param candidates coins evaluated
/// @param passed decided `ENTER`
/// @param watch decided `WATCH`
/// @param rejected decided `REJECT`
/// @param skipped selected but not evaluated
/// @param emitted rows of the published table
/// @param reasons how often each primary reason decided, by name
public record Summary(
    int candidates,
    int passed,
    int watch,
    int rejected,
    int skipped,
    int emitted,
    SortedMap<String, Integer> reasons) {

  public Summary {
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
  }
}
