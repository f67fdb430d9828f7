package io.cryptorun.app.settings;

import io.cryptorun.app.settings.Problem.Place;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/// One value of a file. Each reading of it gives the typed value, or reports what is wrong and
/// gives nothing, so that the reading of the file goes on.
///
/// @param text without quotes
/// @param plain whether it was written without quotes, so that `5` is a number and `"5"` is none
record Scalar(String text, boolean plain, Place place, Problems problems) {

  void refuse(Rule rule, String what, String why, String fix) {
    problems.add(rule, what, place, "", why, fix);
  }

  /// A whole number within bounds.
  Optional<Integer> number(int min, int max) {
    if (plain && text.matches("-?\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return Optional.of(number);
      }
    }
    refuse(
        Rule.NUMBER,
        "\"%s\" is not a whole number from %d%s".formatted(text, min, upTo(max)),
        "the job would run with a figure nobody meant",
        "a whole number without quotes, %d or more".formatted(min));
    return Optional.empty();
  }

  private static String upTo(int max) {
    return max == Integer.MAX_VALUE ? " upwards" : " to " + max;
  }

  /// A decimal number within bounds.
  Optional<Double> decimal(double min, double max) {
    if (plain && text.matches("-?\\d{1,9}(\\.\\d{1,9})?")) {
      double number = new BigDecimal(text).doubleValue();
      if (number >= min && number <= max) {
        return Optional.of(number);
      }
    }
    refuse(
        Rule.NUMBER,
        "\"%s\" is not a number from %s to %s".formatted(text, min, max),
        "the venue would be treated with a figure nobody meant",
        "a number without quotes, e.g. %s".formatted(max));
    return Optional.empty();
  }

  /// `true` or `false`.
  Optional<Boolean> flag() {
    if (plain && (text.equals("true") || text.equals("false"))) {
      return Optional.of(text.equals("true"));
    }
    refuse(
        Rule.FLAG,
        "\"%s\" is neither true nor false".formatted(text),
        "yes, on and quoted words mean different things to different readers of YAML",
        "true or false, without quotes");
    return Optional.empty();
  }

  /// A duration with units, not shorter than a bound.
  Optional<Duration> duration(Duration min) {
    var duration = Durations.parse(text);
    if (duration.isEmpty()) {
      refuse(
          Rule.DURATION,
          "\"%s\" is not a duration".formatted(text),
          "a bare number does not say whether seconds or minutes are meant",
          text.matches("\\d+") ? "with a unit, e.g. %ss".formatted(text) : Durations.FORMS);
      return duration;
    }
    if (duration.get().compareTo(min) < 0) {
      var least = Durations.format(min);
      refuse(
          Rule.DURATION,
          "\"%s\" is shorter than %s".formatted(text, least),
          "so short a time would never be met",
          least + " or more");
      return Optional.empty();
    }
    return duration;
  }

  /// One of some known words.
  <T> Optional<T> word(
      Rule rule, String kind, Function<String, Optional<T>> reading, Collection<String> known) {
    var value = reading.apply(text);
    if (value.isEmpty()) {
      var guess = Spelling.nearest(text, known);
      refuse(
          rule,
          "\"%s\" is not a %s".formatted(text, kind),
          "only these can be used: " + String.join(", ", known),
          guess.map(word -> "did you mean %s?".formatted(word)).orElse("one of them"));
    }
    return value;
  }
}
