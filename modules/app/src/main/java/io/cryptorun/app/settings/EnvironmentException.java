package io.cryptorun.app.settings;

/// An environment variable has a value that cannot be used.
public final class EnvironmentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String variable;
  private final String fix;

  EnvironmentException(String variable, String value, String reason, String fix) {
    super("%s \"%s\" %s".formatted(variable, value, reason));
    this.variable = variable;
    this.fix = fix;
  }

  /// For a value that may not be repeated.
  EnvironmentException(String variable, RuntimeException wrong, String fix) {
    super("%s: %s".formatted(variable, wrong.getMessage()), wrong);
    this.variable = variable;
    this.fix = fix;
  }

  /// The variable's name.
  public String variable() {
    return variable;
  }

  /// What to set it to.
  public String fix() {
    return fix;
  }
}
