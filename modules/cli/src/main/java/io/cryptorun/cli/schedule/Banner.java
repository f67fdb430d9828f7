package io.cryptorun.cli.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The lines above the list of jobs.
///
/// @param regime overlay or regime in force; null when none was ever found
/// @param venues that the health check looks at, in the order of the configuration
/// @param health the last check; null when there was none
record Banner(@Nullable String regime, List<String> venues, @Nullable Health health) {

  private static final String RESET = "\u001b[0m";

  String text(Instant now, ZoneId zone, boolean colored) {
    return """
    🚀 CryptoRun Scheduler MVP
    Regime: %s | Latency: avg %s | Fallbacks: %d active
    API Health: %s
    Last Update: %s

    """
        .formatted(
            colored ? coloredRegime() : regimeWord(),
            health == null ? "n/a" : health.meanResponseMs() + "ms",
            health == null ? 0 : health.fallbacks(),
            providers(),
            lastUpdate(now, zone));
  }

  private String regimeWord() {
    return regime == null ? "unknown" : regime;
  }

  private String coloredRegime() {
    return switch (regimeWord()) {
      case "calm" -> "\u001b[32mcalm" + RESET;
      case "normal" -> "\u001b[33mnormal" + RESET;
      case "volatile" -> "\u001b[31mvolatile" + RESET;
      default -> regimeWord();
    };
  }

  private String providers() {
    if (health == null) {
      return venues.stream().map("%s ? (n/a)"::formatted).collect(Collectors.joining(" | "));
    }
    return health.text();
  }

  private String lastUpdate(Instant now, ZoneId zone) {
    if (health == null) {
      return "never";
    }
    var time = DateTimeFormatter.ofPattern("HH:mm:ss").format(health.at().atZone(zone));
    return "%s %s%s".formatted(time, zone.getId().equals("Z") ? "UTC" : zone, stale(now));
  }

  private String stale(Instant now) {
    return health != null && health.isStale(now) ? " (stale)" : "";
  }
}
