package io.cryptorun.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A registration of a node, as the audit shows it.
///
/// @param state `active`, `draining`, `left` or `fenced`
/// @param kind `daemon`, `cli` or `replay`
/// @param alive whether its session holds its lock now; a killed node stays `active` until somebody
///   meets what it left
/// @param lastSeen its newest write in the ledger
/// @param seenAgoMs age of its last sign of life, by the database's clock
/// @param running runs it has open
/// @param fired24h attempts it began in the last day, replays aside
/// @param recovered24h those of them that did an abandoned run again
/// @param clockSkewMs its clock minus the database's at registration; null when not measured
public record NodeRow(
    String node,
    long epoch,
    String state,
    String kind,
    boolean alive,
    String host,
    String version,
    String market,
    Instant startedAt,
    @Nullable Instant lastSeen,
    @Nullable Long clockSkewMs,
    @Nullable Long seenAgoMs,
    int running,
    int fired24h,
    int recovered24h) {

  /// In one word, for people as for programs: the state, or `dead` where the process that should
  /// hold it is gone.
  public String standing() {
    boolean open = state.equals("active") || state.equals("draining");
    return open && !alive ? "dead" : state;
  }

  /// Whether it is a daemon whose process lives.
  public boolean isLivingDaemon() {
    return alive && kind.equals("daemon");
  }
}
