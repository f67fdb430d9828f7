package io.cryptorun.jobs;

import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.CatchUp;
import io.cryptorun.jobs.config.GlobalSettings;
import io.cryptorun.jobs.config.JobConfig;
import io.cryptorun.jobs.config.JobPolicy;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.jobs.config.PremoveRule;
import io.cryptorun.jobs.cron.Cron;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/// Entries of a schedule, as the tests need them.
public final class TestJobs {

  private TestJobs() {}

  /// An enabled entry of type `scan.hot` that falls due every quarter of an hour.
  public static JobSettings job(String name) {
    return job(name, JobType.SCAN_HOT, "*/15 * * * *", true, Duration.ofMinutes(10));
  }

  public static JobSettings job(String name, String cron, boolean enabled) {
    return job(name, JobType.SCAN_HOT, cron, enabled, Duration.ofMinutes(10));
  }

  static JobSettings job(
      String name, JobType type, String cron, boolean enabled, Duration timeout) {
    return job(
        name,
        type,
        cron,
        enabled,
        new JobPolicy(CatchUp.LATEST, Duration.ofHours(2), timeout, 0, Duration.ofSeconds(10)));
  }

  /// An enabled entry with a policy of its own.
  public static JobSettings job(String name, String cron, JobPolicy policy) {
    return job(name, JobType.SCAN_HOT, cron, true, policy);
  }

  private static JobSettings job(
      String name, JobType type, String cron, boolean enabled, JobPolicy policy) {
    return new JobSettings(
        name,
        type,
        Cron.parse(cron),
        "for a test",
        enabled,
        new JobConfig(
            type.defaultGroup(),
            List.of(Venue.KRAKEN),
            5,
            Duration.ofMinutes(5),
            5,
            false,
            true,
            "signals",
            new PremoveRule(List.of(), 1, false)),
        policy,
        List.of());
  }

  public static GlobalSettings global() {
    return global(Duration.ofSeconds(60));
  }

  /// The same, where a stopping node waits so long for its runs.
  public static GlobalSettings global(Duration drainTimeout) {
    return new GlobalSettings(
        Path.of("artifacts"), "info", ZoneOffset.UTC, Duration.ofDays(90), drainTimeout, List.of());
  }
}
