package io.cryptorun.domain.universe;

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

  /// Reads the configured text.
  ///
  /// @throws IllegalArgumentException for anything but `topN` and `remaining`
  public static Group parse(String spec) {
    if (spec.equals("remaining")) {
      return new Group(spec, HOT + 1, Integer.MAX_VALUE);
    }
    var top = TOP.matcher(spec);
    if (!top.matches()) {
      throw new IllegalArgumentException(
          "universe \"%s\" is neither topN (N from 1 to 9999) nor remaining".formatted(spec));
    }
    return new Group(spec, 1, Integer.parseInt(top.group(1)));
  }

  boolean contains(Ranked coin) {
    return coin.rank() >= first && coin.rank() <= last;
  }
}
