package io.cryptorun.cli.runs;

import io.cryptorun.ledger.result.CandidateRow;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A coin in two runs.
///
/// @param before null when the first run did not select it
/// @param after null when the second did not
record CoinDiff(String symbol, @Nullable CoinStory before, @Nullable CoinStory after) {

  private static final double NOTHING = 1e-9;

  /// What became of it.
  enum Kind {
    ENTERED,
    LEFT,
    CHANGED
  }

  /// A gate that says something else.
  record Flip(GateView before, GateView after) {}

  Kind kind() {
    if (published(after) && !published(before)) {
      return Kind.ENTERED;
    }
    return published(before) && !published(after) ? Kind.LEFT : Kind.CHANGED;
  }

  private static boolean published(@Nullable CoinStory story) {
    return story != null && story.coin().emitted();
  }

  boolean isDifferent() {
    if (before == null || after == null) {
      return true;
    }
    var a = before.coin();
    var b = after.coin();
    return kind() != Kind.CHANGED
        || !sameScore(a, b)
        || !a.decision().equals(b.decision())
        || !a.reason().equals(b.reason())
        || !Objects.equals(a.venue(), b.venue())
        || !a.sources().equals(b.sources())
        || !flips().isEmpty();
  }

  private static boolean sameScore(CandidateRow a, CandidateRow b) {
    var before = a.score();
    var after = b.score();
    if (before == null || after == null) {
      return Objects.equals(before, after);
    }
    return Math.abs(before - after) < NOTHING;
  }

  /// Gates that both runs asked and that passed in one of them only.
  List<Flip> flips() {
    if (before == null || after == null) {
      return List.of();
    }
    var earlier = before;
    return after.gates().stream()
        .flatMap(now ->
            earlier.gates().stream()
                .filter(then -> then.row().gate().equals(now.row().gate()))
                .filter(then -> then.row().passed() != now.row().passed())
                .map(then -> new Flip(then, now)))
        .toList();
  }
}
