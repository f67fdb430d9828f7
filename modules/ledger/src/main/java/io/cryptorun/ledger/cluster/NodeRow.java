package io.cryptorun.ledger.cluster;

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
/// @param clockSkewMs its clock minus the database's, as last measured; null when it never was
/// @param drift how its files, or what it runs, differ from what is applied; null where they do not
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
    int recovered24h,
    @Nullable String drift) {

  /// In one word, for people as for programs: the state, or `dead` where the process that should
  /// hold it is gone.
  public String standing() {
    boolean open = state.equals("active") || state.equals("draining");
    return open && !alive ? "dead" : state;
  }

  /// From here on an operator should look at the machine's clock.
  private static final long NOTABLE_SKEW_MS = 200;

  /// From here on the node stands by while another can do the work.
  private static final long GREATEST_SKEW_MS = 500;

  /// Whether its clock is off by more than an operator should let pass.
  public boolean hasNotableSkew() {
    return clockSkewMs != null && Math.abs(clockSkewMs) > NOTABLE_SKEW_MS;
  }

  /// Whether its clock is so far off that it stands by while another node can do the work.
  public boolean hasTooMuchSkew() {
    return clockSkewMs != null && Math.abs(clockSkewMs) > GREATEST_SKEW_MS;
  }

  /// Whether it is a daemon whose process lives.
  public boolean isLivingDaemon() {
    return alive && kind.equals("daemon");
  }
}
