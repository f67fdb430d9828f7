package io.cryptorun.jobs.config;

import io.cryptorun.domain.gates.Gate;
import io.cryptorun.jobs.cron.Cron;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One entry of the schedule.
///
/// @param name unique, e.g. `scan.hot`
/// @param enforce names of advisory gates that count as guards for this job
public record JobSettings(
    String name,
    JobType type,
    Cron cron,
    String description,
    boolean enabled,
    JobConfig config,
    JobPolicy policy,
    List<String> enforce) {

  /// The advisory gates that `enforce` may name.
  public static final List<String> ENFORCEABLE =
      List.of("movement", "liquidity", "trend_quality", "funding_divergence");

  public JobSettings {
    enforce = List.copyOf(enforce);
  }

  /// The advisory gates that count as guards for this job.
  public Set<Gate> enforcedGates() {
    return enforce.stream().map(id -> Gate.of(id).orElseThrow()).collect(Collectors.toSet());
  }
}
