package io.cryptorun.ledger.node;

import java.util.Locale;

/// What a machine's clock means for its node.
enum ClockVerdict {
  /// Near enough to the database's.
  RIGHT,
  /// An operator should look; nothing follows from it.
  OFF,
  /// Too far off while another node can do the work: this one begins nothing.
  STANDS_BY,
  /// Too far off, and nobody else is there: the node goes by the database's clock.
  ALONE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
