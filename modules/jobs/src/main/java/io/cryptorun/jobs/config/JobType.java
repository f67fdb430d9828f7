package io.cryptorun.jobs.config;

import io.cryptorun.domain.universe.Group;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The five workflows, with what a job of this type gets when its configuration is silent.
public enum JobType {
  SCAN_HOT("scan.hot", "top30", "signals", 10),
  SCAN_WARM("scan.warm", "remaining", "warm_signals", 20),
  REGIME_REFRESH("regime.refresh", "top100", "regime", 10),
  PROVIDERS_HEALTH("providers.health", "top30", "health", 10),
  PREMOVE_HOURLY("premove.hourly", "top50", "premove", 10);

  private final String id;
  private final String universe;
  private final String outputDir;
  private final int timeoutMinutes;

  JobType(String id, String universe, String outputDir, int timeoutMinutes) {
    this.id = id;
    this.universe = universe;
    this.outputDir = outputDir;
    this.timeoutMinutes = timeoutMinutes;
  }

  /// The name used in configuration, SQL and artifacts: `scan.hot`.
  public String id() {
    return id;
  }

  /// The group of the universe that the workflow reads by default.
  public Group defaultGroup() {
    return Group.parse(universe).orElseThrow();
  }

  /// The folder below the artifacts directory.
  public String defaultOutputDir() {
    return outputDir;
  }

  /// How long an attempt may take.
  public Duration defaultTimeout() {
    return Duration.ofMinutes(timeoutMinutes);
  }

  /// The type with this id, or empty.
  public static Optional<JobType> of(String id) {
    return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
  }

  /// All ids, in the order of the product's list.
  public static List<String> ids() {
    return Arrays.stream(values()).map(JobType::id).toList();
  }

  @Override
  public String toString() {
    return id;
  }
}
