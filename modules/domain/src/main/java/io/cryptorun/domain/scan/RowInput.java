package io.cryptorun.domain.scan;

import io.cryptorun.domain.universe.Selected;
import java.util.List;

/// A selected coin with what the run's venues answered about it.
///
/// @param answers one entry for each pair of the coin, in the order of the effective venues
public record RowInput(Selected coin, List<VenueAnswers> answers) {

  public RowInput {
    answers = List.copyOf(answers);
  }

  /// Whether no call was made for the coin: everything about it was at hand.
  public boolean isCached() {
    return !answers.isEmpty() && answers.stream().allMatch(VenueAnswers::isCached);
  }
}
