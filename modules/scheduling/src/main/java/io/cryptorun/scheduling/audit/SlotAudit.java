package io.cryptorun.scheduling.audit;

import io.cryptorun.jobs.config.CatchUp;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.schedule.Schedules;
import io.cryptorun.ledger.slot.DueSlot;
import io.cryptorun.ledger.slot.DueSlots;
import io.cryptorun.ledger.slot.SlotReason;
import io.cryptorun.ledger.slot.Slots;
import io.cryptorun.scheduling.SchedulingException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One look at every schedule in force. A nominal time that has no row a few seconds after it was
/// due was delivered by nobody: it is closed if its job was paused, and delivered otherwise. Where
/// several are missing, those that the job would not catch up on are closed in one statement.
public final class SlotAudit {

  /// A trigger that fires on time has claimed its slot by then.
  public static final Duration GRACE = Duration.ofSeconds(3);

  /// What was looked at once is looked at again for this long: another node may have been about to
  /// write a row and died.
  private static final Duration LOOK_BACK = Duration.ofHours(1);

  /// Stands among the jobs for the schedules that have ended.
  private static final String ENDED = "";

  private static final Logger LOG = LoggerFactory.getLogger(SlotAudit.class);

  private final Schedules schedules;
  private final DueSlots dueSlots;
  private final Slots slots;
  private final PausedSlots pausedSlots;
  private final Deliverer deliverer;
  private final Supplier<Configuration> configuration;
  private final Map<String, Instant> lookedAt = new HashMap<>();

  public SlotAudit(
      Schedules schedules,
      DueSlots dueSlots,
      Slots slots,
      PausedSlots pausedSlots,
      Deliverer deliverer,
      Supplier<Configuration> configuration) {
    this.schedules = schedules;
    this.dueSlots = dueSlots;
    this.slots = slots;
    this.pausedSlots = pausedSlots;
    this.deliverer = deliverer;
    this.configuration = configuration;
  }

  /// Looks at every schedule in force, at those that have ended, and at what waits for a delivery.
  ///
  /// @param now the database's clock
  /// @param grace how long a trigger has to bring its slot
  public void look(Instant now, Duration grace, NodeEpoch by) {
    var before = now.minus(grace);
    var current = schedules.current().stream().filter(Schedules.Current::enabled).toList();
    var scheduled = current.stream().map(Schedules.Current::job).collect(Collectors.toSet());
    lookAtEnded(scheduled, now, before, by);
    for (var schedule : current) {
      apart(schedule.job(), () -> look(schedule, now, before, by));
    }
    for (var waiting : dueSlots.waiting()) {
      apart(waiting.job(), () -> deliver(waiting, scheduled, by));
    }
  }

  /// A job that the store does not take, because this node cannot go by the configuration that
  /// brought it, keeps no other from being looked at.
  private static void apart(String job, Runnable look) {
    try {
      look.run();
    } catch (SchedulingException failure) {
      LOG.warn("{} is owed a delivery: {}", job, failure.getMessage());
    }
  }

  /// A schedule ends the moment another is applied; what fell due just before may have no row yet.
  private void lookAtEnded(Set<String> scheduled, Instant now, Instant before, NodeEpoch by) {
    for (var ended : schedules.endedSince(from(ENDED, now))) {
      apart(ended.job(), () -> account(ended, scheduled, before, by));
    }
    lookedAt.put(ENDED, now);
  }

  private void account(Schedules.Ended ended, Set<String> scheduled, Instant before, NodeEpoch by) {
    var times = new NominalTimes(ended.cron(), ended.zone());
    var due = times.between(ended.validFrom(), ended.validTo());
    var lost = lost(missing(ended.job(), due, by), before);
    if (scheduled.contains(ended.job())) {
      deliver(ended.job(), lost, by);
    } else {
      slots.skip(ended.job(), lost, SlotReason.SUPERSEDED, by);
    }
  }

  private void look(Schedules.Current schedule, Instant now, Instant before, NodeEpoch by) {
    var job = schedule.job();
    var times = new NominalTimes(schedule.cron(), schedule.zone());
    var open = missing(job, times.between(from(schedule, now), now), by);
    deliver(job, lost(open, before), by);
    var next = open.isEmpty() ? times.next(now) : open.getFirst();
    if (!next.equals(schedule.nextDue())) {
      boolean _ = schedules.nextDue(job, schedule.nextDue(), next);
    }
    lookedAt.put(job, now);
  }

  /// Those that have no row, after those that fell into a pause were given theirs.
  private List<Instant> missing(String job, List<Instant> due, NodeEpoch by) {
    var missing = due.isEmpty() ? due : dueSlots.missing(job, due);
    var paused = pausedSlots.close(job, missing, by);
    return missing.stream().filter(time -> !paused.contains(time)).toList();
  }

  private static List<Instant> lost(List<Instant> open, Instant before) {
    return open.stream().filter(time -> time.isBefore(before)).toList();
  }

  /// The first look goes back to where the schedule began to count, or as far as results are kept.
  private Instant from(Schedules.Current schedule, Instant now) {
    var begin = from(schedule.job(), now);
    return begin.isAfter(schedule.validFrom()) ? begin : schedule.validFrom();
  }

  private Instant from(String what, Instant now) {
    var looked = lookedAt.get(what);
    return looked == null
        ? now.minus(configuration.get().global().retention())
        : looked.minus(LOOK_BACK);
  }

  private void deliver(String job, List<Instant> lost, NodeEpoch by) {
    var wanted = lost;
    if (lost.size() > 1 && !catchesUpOnAll(job)) {
      slots.skip(job, lost.subList(0, lost.size() - 1), SlotReason.CATCH_UP, by);
      wanted = List.of(lost.getLast());
    }
    for (var dueAt : wanted) {
      if (deliverer.deliver(job, dueAt)) {
        LOG.warn("{} due {} was delivered by nobody; delivering it now", job, dueAt);
      }
    }
  }

  private boolean catchesUpOnAll(String job) {
    return configuration
        .get()
        .job(job)
        .filter(settings -> settings.policy().catchUp() == CatchUp.ALL)
        .isPresent();
  }

  /// What waits for a job that is not scheduled any more waits for nothing.
  private void deliver(DueSlot waiting, Set<String> scheduled, NodeEpoch by) {
    if (!scheduled.contains(waiting.job())) {
      slots.drop(waiting.slotId(), SlotReason.SUPERSEDED, by);
    } else if (deliverer.deliver(waiting)) {
      LOG.info("{} due {} waits; delivering it", waiting.job(), waiting.dueAt());
    }
  }

  /// Adds one-shot deliveries to the schedule.
  public interface Deliverer {

    /// Delivers a nominal time that has no row.
    ///
    /// @return whether a delivery was added
    boolean deliver(String job, Instant dueAt);

    /// Delivers an open slot.
    ///
    /// @return whether a delivery was added
    boolean deliver(DueSlot slot);
  }
}
