package io.cryptorun.cli.cluster.drill;

import java.time.Duration;

/// What is done to a node. The constants are the words of the command line.
public enum DrillKind {
  /// SIGKILL, then a new process
  kill(Duration.ZERO),
  /// SIGSTOP for a while, then SIGCONT
  freeze(Duration.ofSeconds(10)),
  /// its cable to the database is cut for a while
  partition(Duration.ofSeconds(10));

  private final Duration length;

  DrillKind(Duration length) {
    this.length = length;
  }

  /// How long it lasts.
  Duration length() {
    return length;
  }
}
