package io.cryptorun.app.settings;

import io.cryptorun.jobs.config.CatchUp;
import io.cryptorun.jobs.config.JobPolicy;
import io.cryptorun.jobs.config.JobType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads the optional keys that say how a job behaves in time.
final class PolicyReader {

  /// A shorter default would skip every slot that a restart delays.
  static final Duration LEAST_WINDOW = Duration.ofMinutes(15);

  private static final Duration BACKOFF = Duration.ofSeconds(10);
  private static final int RETRIES = 2;
  private static final int MOST_RETRIES = 10;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final List<String> CATCH_UPS =
      Arrays.stream(CatchUp.values()).map(CatchUp::id).toList();

  private PolicyReader() {}

  static JobPolicy read(Section job, JobType type, Duration cadence) {
    var window = cadence.compareTo(LEAST_WINDOW) > 0 ? cadence : LEAST_WINDOW;
    return new JobPolicy(
        job.scalar("catch_up").flatMap(PolicyReader::catchUp).orElse(CatchUp.LATEST),
        duration(job, "catch_up_window", SECOND, window),
        duration(job, "timeout", SECOND, type.defaultTimeout()),
        job.scalar("retries").flatMap(value -> value.number(0, MOST_RETRIES)).orElse(RETRIES),
        duration(job, "retry_backoff", SECOND, BACKOFF));
  }

  private static Duration duration(Section job, String key, Duration min, Duration fallback) {
    return job.scalar(key).flatMap(value -> value.duration(min)).orElse(fallback);
  }

  private static Optional<CatchUp> catchUp(Scalar value) {
    return value.word(
        Rule.WORD,
        "way to catch up",
        text -> Arrays.stream(CatchUp.values()).filter(way -> way.id().equals(text)).findFirst(),
        CATCH_UPS);
  }
}
