package io.cryptorun.ledger.checkup;

import java.time.Duration;

/// A server as it was found.
///
/// @param version as the server writes it, e.g. `18.1`
/// @param roundTrip the median of several empty questions
/// @param standby whether it only replays another server's changes
/// @param readOnly whether a transaction may write nothing
/// @param connections client sessions of all users now
/// @param maxConnections how many it accepts
/// @param fsync, fullPageWrites, synchronousCommit `on`, `off`, …: what a crash may cost
public record ServerFacts(
    String version,
    Duration roundTrip,
    boolean standby,
    boolean readOnly,
    int connections,
    int maxConnections,
    String fsync,
    String fullPageWrites,
    String synchronousCommit) {

  /// Whether a commit that was answered survives a crash of the server.
  public boolean isDurable() {
    return fsync.equals("on") && fullPageWrites.equals("on") && !synchronousCommit.equals("off");
  }
}
