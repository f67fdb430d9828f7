package io.cryptorun.cli.error;

import io.cryptorun.app.settings.ConfigException;
import io.cryptorun.app.settings.Problem;
import io.cryptorun.cli.ExitCode;
import java.util.List;

/// Shows each problem of a configuration at its line, with carets below the text that is meant.
final class ConfigErrors {

  private ConfigErrors() {}

  static List<ErrorReport> of(ConfigException invalid) {
    return invalid.problems().stream().map(ConfigErrors::report).toList();
  }

  static ErrorReport report(Problem problem) {
    return new ErrorReport(
        problem.rule().code(),
        ExitCode.CONFIGURATION,
        problem.what(),
        problem.place().toString(),
        excerpt(problem),
        problem.why(),
        problem.fix());
  }

  private static String excerpt(Problem problem) {
    var place = problem.place();
    if (place.line() == 0) {
      return "";
    }
    var number = " %d ".formatted(place.line());
    var excerpt = Excerpt.of(place);
    var line = number + "| " + excerpt.line() + "\n";
    var carets = " ".repeat(number.length()) + "| " + excerpt.carets();
    return line + carets + (problem.note().isEmpty() ? "" : " " + problem.note()) + "\n";
  }
}
