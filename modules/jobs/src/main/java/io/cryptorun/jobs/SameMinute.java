package io.cryptorun.jobs;

import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.jobs.cron.Cron;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.schedule.Schedules;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.ledger.slot.UnclosedSlots;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// Lets a scheduled run wait for what other jobs of the same minute find out: the health of the
/// venues and the regime. Several jobs fall due on the hour, and without this it would be chance
/// whether a scan sees the regime of this hour or of four hours ago.
///
/// The wait is short and has an end: a run goes on with what is there, and says how long it waited.
public final class SameMinute {

  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Set<JobType> AWAITED =
      Set.of(JobType.PROVIDERS_HEALTH, JobType.REGIME_REFRESH);

  private final Schedules schedules;
  private final UnclosedSlots slots;
  private final LongSupplier nanos;
  private final Pause pause;

  /// @param nanos monotonic time, for how long the wait takes
  public SameMinute(Database database, LongSupplier nanos, Pause pause) {
    this.schedules = new Schedules(database);
    this.slots = new UnclosedSlots(database);
    this.nanos = nanos;
    this.pause = pause;
  }

  /// Waits until the other jobs' slots of the run's minute are closed, or long enough. A run that
  /// somebody asked for does not wait: it takes place now.
  ///
  /// @return how long it waited; zero when there was nothing to wait for
  public Duration await(Firing firing) throws InterruptedException {
    if (firing.fence().slot().kind() != SlotKind.CRON) {
      return Duration.ZERO;
    }
    var awaited = Awaited.by(firing, schedules.current());
    long began = nanos.getAsLong();
    var waited = Duration.ZERO;
    var open = open(awaited);
    while (!open.isEmpty() && waited.compareTo(LONGEST) < 0) {
      pause.of(BETWEEN_LOOKS);
      open = open(awaited);
      waited = Duration.ofNanos(nanos.getAsLong() - began);
    }
    if (!open.isEmpty()) {
      firing
          .journal()
          .warning(
              "%s not done after %d s; going on with what is there"
                  .formatted(String.join(", ", open), waited.toSeconds()));
    }
    return waited;
  }

  private List<String> open(Awaited awaited) {
    return awaited.jobs().isEmpty()
        ? List.of()
        : slots.jobs(
            awaited.jobs(),
            awaited.minute(),
            awaited.minute().plus(1, ChronoUnit.MINUTES),
            awaited.planned());
  }

  /// @param planned the nominal times of those jobs in that minute, by the schedules in force
  private record Awaited(Instant minute, Set<String> jobs, List<SlotKey> planned) {

    static Awaited by(Firing firing, List<Schedules.Current> schedules) {
      var minute = firing.dueAt().truncatedTo(ChronoUnit.MINUTES);
      var jobs =
          firing.configuration().jobs().stream()
              .filter(
                  job -> AWAITED.contains(job.type()) && !job.name().equals(firing.job().name()))
              .map(JobSettings::name)
              .collect(Collectors.toUnmodifiableSet());
      var planned =
          schedules.stream()
              .filter(schedule -> jobs.contains(schedule.job()) && isPlanned(schedule, minute))
              .map(schedule -> SlotKey.cron(schedule.job(), minute))
              .toList();
      return new Awaited(minute, jobs, planned);
    }

    private static boolean isPlanned(Schedules.Current schedule, Instant minute) {
      return schedule.enabled()
          && !schedule.paused()
          && !minute.isBefore(schedule.validFrom())
          && Cron.inForce(schedule.cron())
              .next(minute.minusMillis(1), ZoneId.of(schedule.zone()))
              .equals(minute);
    }
  }
}
