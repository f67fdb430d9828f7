package io.cryptorun.app.settings;

import java.util.List;
import java.util.stream.Collectors;

/// The configuration is not valid; nothing of it may be used.
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  ConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /// Everything that is wrong, in the order of files and lines; never empty.
  public List<Problem> problems() {
    return problems;
  }
}
