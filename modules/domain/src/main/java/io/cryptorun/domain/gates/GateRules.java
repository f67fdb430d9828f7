package io.cryptorun.domain.gates;

import io.cryptorun.domain.factors.Vadr;
import io.cryptorun.domain.factors.VadrMinimum;
import io.cryptorun.domain.market.Tier;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What a scan asks of its rows.
///
/// @param scoreMin least score, 0 to 100
/// @param spreadMaxBps widest spread; a hot scan keeps to the tier's cap where that is narrower
/// @param depthMinUsd least depth; a hot scan keeps to the tier's minimum where that is more
/// @param enforced advisory gates that the configuration makes guards
public record GateRules(
    Style style, double scoreMin, int spreadMaxBps, int depthMinUsd, Set<Gate> enforced) {

  private static final Set<Gate> ENFORCEABLE =
      EnumSet.range(Gate.MOVEMENT, Gate.FUNDING_DIVERGENCE);

  public GateRules {
    for (var gate : enforced) {
      if (!ENFORCEABLE.contains(gate)) {
        throw new IllegalArgumentException(
            "gate %s cannot be enforced: only movement, liquidity, trend_quality and funding_divergence are advisory"
                .formatted(gate.id()));
      }
    }
    var copy = EnumSet.noneOf(Gate.class);
    copy.addAll(enforced);
    enforced = Collections.unmodifiableSet(copy);
  }

  /// The rules for entries.
  public static GateRules hot(Set<Gate> enforced) {
    return new GateRules(Style.HOT, 75, 50, 100_000, enforced);
  }

  /// The relaxed rules for discovery: those of the thinnest tier for every coin.
  public static GateRules warm(Set<Gate> enforced) {
    return new GateRules(
        Style.WARM, 65, Tier.TIER3.spreadMaxBps(), Tier.TIER3.depthMinUsd(), enforced);
  }

  /// Widest spread for a coin, basis points.
  public int spreadMaxBps(Tier tier) {
    return style == Style.HOT ? Math.min(spreadMaxBps, tier.spreadMaxBps()) : spreadMaxBps;
  }

  /// Least depth for a coin, USD.
  public int depthMinUsd(Tier tier) {
    return style == Style.HOT ? Math.max(depthMinUsd, tier.depthMinUsd()) : depthMinUsd;
  }

  /// Least volume-adjusted range whatever the tier; `NaN` where there is none.
  public double vadrFloor() {
    return style == Style.HOT ? VadrMinimum.HOT_FLOOR : Double.NaN;
  }

  /// Least volume-adjusted range for a coin.
  public VadrMinimum vadrMinimum(Vadr vadr, Tier tier) {
    return style == Style.HOT ? vadr.hotMinimum(tier) : vadr.minimum(tier);
  }

  /// What failing a gate means.
  public GateClass classOf(Gate gate) {
    return switch (gate) {
      case VENUE_NATIVE, SCORE, SPREAD, DEPTH -> GateClass.MANDATORY;
      case VADR -> style == Style.HOT ? GateClass.MANDATORY : GateClass.ADVISORY;
      case FRESHNESS, FATIGUE, LATE_FILL ->
          style == Style.HOT ? GateClass.GUARD : GateClass.ADVISORY;
      case MOVEMENT, LIQUIDITY, TREND_QUALITY, FUNDING_DIVERGENCE ->
          enforced.contains(gate) ? GateClass.GUARD : GateClass.ADVISORY;
    };
  }

  /// What a scan is for.
  public enum Style {
    /// finding entries
    HOT,
    /// finding coins worth a closer look; it never says `ENTER`
    WARM
  }
}
