package io.cryptorun.ledger.node;

import io.cryptorun.ledger.NodeEpoch;
import java.time.Duration;
import java.util.Locale;

/// A peer that looks dead. It may not be: taking over from a living node costs a run done twice,
/// never two results.
///
/// @param silence how long its counter has been seen not to move
record Suspect(NodeEpoch node, Why why, Duration silence) {

  /// What gives it away.
  enum Why {
    /// Its session is gone, and with it its process or its way to the database.
    LOCK_FREE,
    /// Its session stands but says nothing: frozen, or cut off without a word.
    SILENT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
