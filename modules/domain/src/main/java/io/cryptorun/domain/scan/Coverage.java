package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How much of what a scan wanted it got.
///
/// @param silent configured venues that delivered nothing, though they list a selected coin or did
///   not even say what they list
/// @param unusable configured venues that answered, but with nothing a row can be computed from
/// @param selected coins to evaluate
/// @param evaluated coins that could be
/// @param withBook coins with a valid fresh book
public record Coverage(
    List<Venue> silent, List<Shortfall> unusable, int selected, int evaluated, int withBook) {

  public Coverage {
    silent = List.copyOf(silent);
    unusable = List.copyOf(unusable);
  }

  /// Whether every venue delivered and at most half of the coins are missing.
  public boolean isComplete() {
    return silent.isEmpty() && unusable.isEmpty() && 2 * evaluated >= selected;
  }

  /// What the venues did not deliver, in words; empty when each did.
  public List<String> lacks() {
    var lacks = new ArrayList<String>();
    if (!silent.isEmpty()) {
      lacks.add(
          silent.stream().map(Venue::id).collect(Collectors.joining(", ", "nothing from ", "")));
    }
    unusable.stream().map(Shortfall::text).forEach(lacks::add);
    return lacks;
  }
}
