package io.cryptorun.app.settings;

import io.cryptorun.app.settings.Problem.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong in one reading, so that all of it can be told at once.
final class Problems {

  private final List<Problem> found = new ArrayList<>();

  void add(Rule rule, String what, Place place, String note, String why, String fix) {
    found.add(new Problem(rule, what, place, note, why, fix));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /// By line and column within each file, files in the order they were read.
  ConfigException exception() {
    var files = found.stream().map(problem -> problem.place().file()).distinct().toList();
    found.sort(
        Comparator.comparingInt((Problem problem) -> files.indexOf(problem.place().file()))
            .thenComparingInt(problem -> problem.place().line())
            .thenComparingInt(problem -> problem.place().column()));
    return new ConfigException(found);
  }
}
