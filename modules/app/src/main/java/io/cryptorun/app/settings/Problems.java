package io.cryptorun.app.settings;

import io.cryptorun.app.settings.Problem.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong in one reading, so that all of it can be told at once.
final class Problems {

  private final List<Problem> found = new ArrayList<>();
  private final List<Problem> doubtful = new ArrayList<>();

  void add(Rule rule, String what, Place place, String note, String why, String fix) {
    found.add(new Problem(rule, what, place, note, why, fix));
  }

  /// Something that is valid and worth a second look.
  void warn(Rule rule, String what, Place place, String why, String fix) {
    doubtful.add(new Problem(rule, what, place, "", why, fix));
  }

  /// By line and column within each file.
  List<Problem> warnings() {
    return sorted(doubtful);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /// By line and column within each file, files in the order they were read.
  ConfigException exception() {
    return new ConfigException(sorted(found));
  }

  private static List<Problem> sorted(List<Problem> problems) {
    var files = problems.stream().map(problem -> problem.place().file()).distinct().toList();
    return problems.stream()
        .sorted(
            Comparator.comparingInt((Problem problem) -> files.indexOf(problem.place().file()))
                .thenComparingInt(problem -> problem.place().line())
                .thenComparingInt(problem -> problem.place().column()))
        .toList();
  }
}
