package io.cryptorun.cli.output;

import java.util.List;

/// A column was asked for that the answer does not have.
public final class UnknownColumnException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final transient List<String> known;

  UnknownColumnException(String name, List<String> known) {
    super("no column \"%s\" here".formatted(name));
    this.name = name;
    this.known = List.copyOf(known);
  }

  /// The one that was asked for.
  public String name() {
    return name;
  }

  /// Those that there are.
  public List<String> known() {
    return known;
  }
}
