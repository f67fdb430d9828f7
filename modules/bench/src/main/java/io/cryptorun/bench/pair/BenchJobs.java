package io.cryptorun.bench.pair;

import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.CatchUp;
import io.cryptorun.jobs.config.Configuration;
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
import java.util.stream.IntStream;

/// The jobs that are measured, as our configuration knows them.
final class BenchJobs {

  private BenchJobs() {}

  /// `job-1` to `job-N`.
  static Configuration configuration(int jobs, Rhythm rhythm) {
    var cron = Cron.inForce(rhythm.unix());
    var settings =
        IntStream.rangeClosed(1, jobs).mapToObj(number -> job("job-" + number, cron)).toList();
    return new Configuration(global(), settings, "0".repeat(64));
  }

  private static JobSettings job(String name, Cron cron) {
    return new JobSettings(
        name, JobType.SCAN_HOT, cron, "for a measurement", true, config(), policy(), List.of());
  }

  private static JobConfig config() {
    return new JobConfig(
        JobType.SCAN_HOT.defaultGroup(),
        List.of(Venue.KRAKEN),
        5,
        Duration.ofMinutes(5),
        5,
        false,
        true,
        "bench",
        new PremoveRule(List.of(), 1, false));
  }

  /// A run may take a day: one is killed two hundred times.
  private static JobPolicy policy() {
    return new JobPolicy(
        CatchUp.LATEST, Duration.ofHours(2), Duration.ofDays(1), 0, Duration.ofSeconds(10));
  }

  private static GlobalSettings global() {
    return new GlobalSettings(
        Path.of("artifacts"),
        "info",
        ZoneOffset.UTC,
        Duration.ofDays(90),
        Duration.ofSeconds(2),
        List.of());
  }
}
