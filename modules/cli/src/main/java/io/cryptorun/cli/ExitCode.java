package io.cryptorun.cli;

/// How a command ended, for scripts.
public enum ExitCode {
  DONE(0),
  RUN_FAILED(1),
  USAGE(2),
  CONFIGURATION(3),
  NOT_FOUND(4),
  UNREACHABLE(5),
  CONFLICT(6),
  TIMED_OUT(7),
  UNHEALTHY(8),
  NOT_PERMITTED(9),
  INTEGRITY(10),
  INTERNAL_FAULT(70),
  INTERRUPTED(130),
  TERMINATED(143);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /// What the shell sees.
  public int number() {
    return number;
  }
}
