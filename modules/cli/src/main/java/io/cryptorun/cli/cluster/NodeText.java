package io.cryptorun.cli.cluster;

import io.cryptorun.cli.output.Times;
import io.cryptorun.ledger.cluster.NodeRow;
import java.util.Locale;

/// What a node's figures read like.
public record NodeText(NodeRow node, Times times) {

  private static final long MINUTE_MS = 60_000;

  /// Age of its last sign of life: `0.2s ago`, later the time itself.
  public String checkIn() {
    var ago = node.seenAgoMs();
    if (ago == null) {
      return "never";
    }
    return ago < MINUTE_MS
        ? String.format(Locale.ROOT, "%.1fs ago", Math.max(0, ago) / 1000.0)
        : times.text(node.lastSeen());
  }

  /// Its clock against the database's: `+3ms`; `-` when not measured.
  public String skew() {
    var skew = node.clockSkewMs();
    return skew == null ? "-" : "%+dms".formatted(skew);
  }
}
