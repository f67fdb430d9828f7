package io.cryptorun.jobs.health;

import static java.util.Objects.requireNonNull;

import io.cryptorun.domain.health.HealthReport;
import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.health.ProviderReport;
import io.cryptorun.domain.health.Warning;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The lines a health check says about its exchanges.
public final class HealthTold {

  private HealthTold() {}

  /// One line for each exchange that gives cause for one, in the order of the report.
  public static List<String> warnings(HealthReport report, Map<Venue, Probe> probes) {
    var lines = new ArrayList<String>();
    for (var provider : report.providers()) {
      switch (requireNonNull(probes.get(provider.venue()))) {
        case Probe.Failed(var fault, var elapsed) ->
            lines.add(
                "%s: probe failed after %d ms: %s"
                    .formatted(provider.venue(), elapsed.toMillis(), told(fault)));
        case Probe.NotMade(var fault) ->
            lines.add("%s: not probed: %s".formatted(provider.venue(), told(fault)));
        case Probe.Answered _ -> {}
      }
      if (!provider.isHealthy()) {
        lines.add(unhealthy(provider));
      } else if (!provider.warnings().isEmpty()) {
        lines.add("%s: %s".formatted(provider.venue(), words(provider.warnings())));
      }
    }
    return lines;
  }

  private static String unhealthy(ProviderReport provider) {
    return "%s: unhealthy (%s); %s"
        .formatted(
            provider.venue(),
            words(provider.reasons()),
            provider.fallback() != null
                ? provider.fallback() + " stands in"
                : Warning.NO_HEALTHY_FALLBACK.name());
  }

  private static String told(Fault fault) {
    return "%s%s: %s"
        .formatted(
            fault.code(),
            fault.status() == null ? "" : " (HTTP " + fault.status() + ")",
            fault.text());
  }

  private static String words(List<? extends Enum<?>> codes) {
    return codes.stream().map(Enum::name).collect(Collectors.joining(", "));
  }
}
