package io.cryptorun.ledger.node;

import java.util.Locale;

/// What a node does.
public enum NodeKind {
  /// Runs the schedule until it is stopped.
  DAEMON,
  /// Makes one run in the market of the day and leaves.
  CLI,
  /// Makes one run in a simulated past, beside whatever else runs.
  REPLAY;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
