package io.cryptorun.app.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/// Texts and readers that the tests of this package share.
final class ConfigTexts {

  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
  static final SettingsReader READER = new SettingsReader(CLOCK);

  static final String TWO_JOBS =
      """
      global:
        artifacts_dir: "test_artifacts"
        log_level: "debug"
        timezone: "UTC"

      jobs:
        - name: "scan.hot"
          schedule: "*/15 * * * *"
          type: "scan.hot"
          description: "Hot scan"
          enabled: true
          config:
            universe: "top30"
            venues: ["kraken", "okx"]
            max_sample: 30
            ttl: 300
            top_n: 10
            premove: true
            regime_aware: true
        - name: "premove.hourly"
          schedule: "0 * * * *"
          type: "premove.hourly"
          description: "Premove sweep"
          enabled: true
          config:
            universe: "top50"
            venues: ["kraken"]
            require_gates: ["funding_divergence", "supply_squeeze"]
            min_gates_passed: 2
            volume_confirm: true
      """;

  private ConfigTexts() {}

  /// The text of a file that ships with the product.
  static String shipped(String name) {
    try {
      return Files.readString(Path.of("../../config").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ConfigFile venues() {
    return new ConfigFile("config/venues.yaml", shipped("venues.yaml"));
  }

  static ConfigFile scheduler(String text) {
    return new ConfigFile("config/scheduler.yaml", text);
  }
}
