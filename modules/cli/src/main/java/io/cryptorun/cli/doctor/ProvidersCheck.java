package io.cryptorun.cli.doctor;

import io.cryptorun.app.settings.Durations;
import io.cryptorun.ledger.result.ProviderCheckRow;
import io.cryptorun.ledger.result.ProviderChecks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The exchanges as the newest health check found them.
final class ProvidersCheck {

  private static final String CHECK = "providers";
  private static final Duration OLD = Duration.ofMinutes(15);

  private ProvidersCheck() {}

  static List<Measurement> of(Optional<ProviderChecks.Check> newest, Instant now) {
    if (newest.isEmpty()) {
      return List.of(
          Measurement.warn(
              CHECK, "never checked", "cryptorun schedule run providers.health, or start a node"));
    }
    var age = Duration.between(newest.get().at(), now);
    boolean noneHealthy = newest.get().providers().stream().noneMatch(ProviderCheckRow::healthy);
    return newest.get().providers().stream()
        .map(provider -> told(provider, age, noneHealthy))
        .toList();
  }

  private static Measurement told(ProviderCheckRow provider, Duration age, boolean noneHealthy) {
    var found =
        "%s: %s, %d ms, circuit %s, error rate %.2f, checked %s ago%s"
            .formatted(
                provider.provider(),
                provider.healthy() ? "healthy" : String.join(" ", provider.reasons()),
                provider.responseTimeMs(),
                provider.circuitState(),
                provider.errorRate(),
                Durations.format(age),
                provider.fallback() == null ? "" : ", stood in for by " + provider.fallback());
    if (noneHealthy) {
      return Measurement.fail(CHECK, found, "no venue is healthy; see cryptorun providers list");
    }
    if (!provider.healthy()) {
      return Measurement.warn(CHECK, found, "cryptorun providers show " + provider.provider());
    }
    return age.compareTo(OLD) > 0
        ? Measurement.warn(CHECK, found, "cryptorun schedule status tells why no check ran since")
        : Measurement.ok(CHECK, found);
  }
}
