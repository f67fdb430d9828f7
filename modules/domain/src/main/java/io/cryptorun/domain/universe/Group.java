package io.cryptorun.domain.universe;

import java.util.Optional;
import java.util.regex.Pattern;

/// The part of the ranking a job looks at, as its configuration spells it: `top30`, or `remaining`
/// for everything behind the first thirty.
///
/// @param spec the configured text
/// @param first smallest rank that belongs to it
/// @param last largest rank that belongs to it
public record Group(String spec, int first, int last) {

  private static final Pattern TOP = Pattern.compile("top([1-9][0-9]{0,3})");
  private static final int HOT = 30;

  /// Reads the configured text: `topN` with N from 1 to 9999, or `remaining`; empty for any other.
  public static Optional<Group> parse(String spec) {
    if (spec.equals("remaining")) {
      return Optional.of(new Group(spec, HOT + 1, Integer.MAX_VALUE));
    }
    var top = TOP.matcher(spec);
    return top.matches()
        ? Optional.of(new Group(spec, 1, Integer.parseInt(top.group(1))))
        : Optional.empty();
  }

  boolean contains(Ranked coin) {
    return coin.rank() >= first && coin.rank() <= last;
  }
}
