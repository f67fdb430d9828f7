package io.cryptorun.app.settings;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads lists of known words.
final class Words {

  private Words() {}

  /// The values in the order of the file; unknown ones and repetitions are refused.
  static <T> List<T> distinct(
      List<Scalar> values,
      Rule rule,
      String kind,
      Function<String, Optional<T>> reading,
      Collection<String> known) {
    var read = new LinkedHashSet<T>();
    for (var value : values) {
      var word = value.word(rule, kind, reading, known);
      if (word.isPresent() && !read.add(word.get())) {
        value.refuse(
            Rule.REPEATED,
            "%s \"%s\" stands in the list twice".formatted(kind, value.text()),
            "it would count once only",
            "keep one of them");
      }
    }
    return List.copyOf(read);
  }

  /// The same for words that stand for themselves.
  static List<String> distinct(
      List<Scalar> values, Rule rule, String kind, Collection<String> known) {
    return distinct(
        values,
        rule,
        kind,
        text -> known.contains(text) ? Optional.of(text) : Optional.empty(),
        known);
  }
}
