package io.cryptorun.jobs.config;

import java.util.Optional;
import java.util.regex.Pattern;

/// The part of the universe that a job reads, by rank of traded volume.
///
/// @param text as written: `top30`, `remaining`
/// @param firstRank ≥ 1
/// @param lastRank inclusive; [Integer#MAX_VALUE] for all that follow
public record Group(String text, int firstRank, int lastRank) {

  private static final Pattern TOP = Pattern.compile("top([1-9]\\d{0,3})");

  /// `remaining` begins where the hot scan's thirty end.
  private static final int FIRST_REMAINING = 31;

  /// Reads `top` with a number from 1 to 9999, or `remaining`.
  public static Optional<Group> parse(String text) {
    if (text.equals("remaining")) {
      return Optional.of(new Group(text, FIRST_REMAINING, Integer.MAX_VALUE));
    }
    var top = TOP.matcher(text);
    return top.matches()
        ? Optional.of(new Group(text, 1, Integer.parseInt(top.group(1))))
        : Optional.empty();
  }

  /// Whether a symbol of this rank (1 is the most traded) belongs to it.
  public boolean holds(int rank) {
    return rank >= firstRank && rank <= lastRank;
  }

  @Override
  public String toString() {
    return text;
  }
}
