package io.cryptorun.domain.regime;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A condition laid over the regime: money leaves all coins at once, or all coins follow Bitcoin.
public enum Overlay {
  NONE,
  RISK_OFF,
  BTC_DRIVEN;

  private final String id = name().toLowerCase(Locale.ROOT);

  /// The name used in artifacts and SQL: lower case.
  public String id() {
    return id;
  }

  /// The overlay of this name; none where there is no name.
  public static Overlay of(@Nullable String id) {
    return id == null ? NONE : valueOf(id.toUpperCase(Locale.ROOT));
  }
}
