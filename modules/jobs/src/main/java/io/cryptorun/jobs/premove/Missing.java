package io.cryptorun.jobs.premove;

import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.scan.ScanResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What was wanted and did not come.
///
/// @param venues what configured venues did not deliver, in words
/// @param arms derivatives arms that delivered nothing
/// @param coins how many of the selected coins could not be evaluated
/// @param selected how many were selected
record Missing(List<String> venues, List<Venue> arms, int coins, int selected) {

  Missing {
    venues = List.copyOf(venues);
    arms = List.copyOf(arms);
  }

  /// What a scan and the answers beside it lacked.
  static Missing of(ScanResult scan, SideAnswers beside) {
    var coverage = scan.coverage();
    return new Missing(
        coverage.lacks(),
        beside.silentArms(),
        coverage.selected() - coverage.evaluated(),
        coverage.selected());
  }

  boolean isNothing() {
    return venues.isEmpty() && arms.isEmpty() && 2 * coins <= selected;
  }

  String text() {
    var parts = new ArrayList<>(venues);
    if (!arms.isEmpty()) {
      parts.add(
          arms.stream()
              .map(Venue::id)
              .collect(Collectors.joining(", ", "no derivatives from ", "")));
    }
    if (2 * coins > selected) {
      parts.add("%d of %d coins could be evaluated".formatted(selected - coins, selected));
    }
    return String.join("; ", parts);
  }
}
