package io.cryptorun.rig.node;

import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.CatchUp;
import io.cryptorun.jobs.config.JobConfig;
import io.cryptorun.jobs.config.JobPolicy;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.jobs.config.PremoveRule;
import io.cryptorun.jobs.cron.Cron;
import java.time.Duration;
import java.util.List;

/// An entry of the rig's schedule. It is put together in code: no configuration file can say
/// seconds.
///
/// @param cron five fields, or six with the seconds first
/// @param work how long a run takes
public record RigJob(String name, String cron, Kind kind, Duration work, JobPolicy policy) {

  /// What a run does besides taking its time and publishing one small file.
  public enum Kind {
    /// Nothing.
    STEADY,
    /// Fails at the first attempt of every third slot.
    FLAKY,
    /// Allocates, at the first attempt of a slot, more than a small heap holds.
    HEAVY
  }

  private static final Duration SOON = Duration.ofSeconds(1);

  /// Every second, 200 ms of work.
  public static RigJob tick() {
    return steady("tick", "* * * * * *", Duration.ofMillis(200));
  }

  /// Every half minute, ten seconds of work.
  public static RigJob longOne() {
    return steady("long", "*/30 * * * * *", Duration.ofSeconds(10));
  }

  /// Every five seconds; the first attempt of every third slot fails.
  public static RigJob flaky() {
    return new RigJob(
        "flaky", "*/5 * * * * *", Kind.FLAKY, Duration.ofMillis(50), policy(2, CatchUp.LATEST));
  }

  /// Every ten seconds; allocates more than a small heap holds.
  public static RigJob heavy() {
    return new RigJob(
        "heavy", "*/10 * * * * *", Kind.HEAVY, Duration.ofMillis(50), policy(0, CatchUp.LATEST));
  }

  /// Once a day, in the night hour that clock changes skip or repeat.
  public static RigJob daily() {
    return steady("daily-dst", "30 2 * * *", Duration.ofMillis(50));
  }

  /// A job of the usual kind, without retries.
  public static RigJob steady(String name, String cron, Duration work) {
    return new RigJob(name, cron, Kind.STEADY, work, policy(0, CatchUp.LATEST));
  }

  /// The same with another rule for missed slots.
  public RigJob catchingUp(CatchUp catchUp) {
    var changed =
        new JobPolicy(
            catchUp,
            policy.catchUpWindow(),
            policy.timeout(),
            policy.retries(),
            policy.retryBackoff());
    return new RigJob(name, cron, kind, work, changed);
  }

  private static JobPolicy policy(int retries, CatchUp catchUp) {
    return new JobPolicy(catchUp, Duration.ofMinutes(15), Duration.ofMinutes(2), retries, SOON);
  }

  /// As the scheduler takes it.
  public JobSettings settings() {
    return new JobSettings(
        name,
        JobType.SCAN_HOT,
        Cron.inForce(cron),
        "a job of the rig",
        true,
        new JobConfig(
            JobType.SCAN_HOT.defaultGroup(),
            List.of(Venue.KRAKEN),
            1,
            Duration.ofMinutes(5),
            1,
            false,
            false,
            name,
            new PremoveRule(List.of(), 1, false)),
        policy,
        List.of());
  }

  /// One line that [#read] understands.
  String written() {
    return String.join(
        ";",
        name,
        cron,
        kind.name(),
        work.toString(),
        policy.catchUp().name(),
        Integer.toString(policy.retries()));
  }

  static RigJob read(String line) {
    var parts = line.split(";", -1);
    return new RigJob(
        parts[0],
        parts[1],
        Kind.valueOf(parts[2]),
        Duration.parse(parts[3]),
        policy(Integer.parseInt(parts[5]), CatchUp.valueOf(parts[4])));
  }
}
