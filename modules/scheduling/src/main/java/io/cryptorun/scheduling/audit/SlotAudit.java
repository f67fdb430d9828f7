package io.cryptorun.scheduling.audit;

import io.cryptorun.jobs.config.CatchUp;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.ledger.DueSlot;
import io.cryptorun.ledger.DueSlots;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Schedules;
import io.cryptorun.ledger.SlotReason;
import io.cryptorun.ledger.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One look at every schedule in force. A nominal time that has no row a few seconds after it was
/// due was delivered by nobody: it is closed if its job was paused, and delivered otherwise. Where
/// several are missing, those that the job would not catch up on are closed in one statement.
public final class SlotAudit {

  /// A trigger that fires on time has claimed its slot by then.
  static final Duration GRACE = Duration.ofSeconds(3);

  /// What was looked at once is looked at again for this long: another node may have been about to
  /// write a row and died.
  private static final Duration LOOK_BACK = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(SlotAudit.class);

  private final Schedules schedules;
  private final DueSlots dueSlots;
  private final Slots slots;
  private final PausedSlots pausedSlots;
  private final Deliverer deliverer;
  private final Configuration configuration;
  private final Map<String, Instant> lookedAt = new HashMap<>();

  public SlotAudit(
      Schedules schedules,
      DueSlots dueSlots,
      Slots slots,
      PausedSlots pausedSlots,
      Deliverer deliverer,
      Configuration configuration) {
    this.schedules = schedules;
    this.dueSlots = dueSlots;
    this.slots = slots;
    this.pausedSlots = pausedSlots;
    this.deliverer = deliverer;
    this.configuration = configuration;
  }

  /// Looks at every schedule in force, and at what waits for a delivery.
  ///
  /// @param now the database's clock
  public void look(Instant now, NodeEpoch by) {
    for (var schedule : schedules.current()) {
      if (schedule.enabled()) {
        look(schedule, now, by);
      }
    }
    for (var waiting : dueSlots.waiting()) {
      deliver(waiting);
    }
  }

  private void look(Schedules.Current schedule, Instant now, NodeEpoch by) {
    var job = schedule.job();
    var times = new NominalTimes(schedule);
    var due = times.between(from(schedule, now), now);
    var missing = due.isEmpty() ? due : dueSlots.missing(job, due);
    var paused = pausedSlots.close(job, missing, by);
    var open = missing.stream().filter(time -> !paused.contains(time)).toList();
    var lost = open.stream().filter(time -> time.isBefore(now.minus(GRACE))).toList();
    deliver(job, lost, by);
    var next = open.isEmpty() ? times.next(now) : open.getFirst();
    if (!next.equals(schedule.nextDue())) {
      schedules.nextDue(job, next);
    }
    lookedAt.put(job, now);
  }

  /// The first look goes back to where the schedule began to count, or as far as results are kept.
  private Instant from(Schedules.Current schedule, Instant now) {
    var looked = lookedAt.get(schedule.job());
    var oldest = now.minus(configuration.global().retention());
    var begin = looked == null ? oldest : looked.minus(LOOK_BACK);
    return begin.isAfter(schedule.validFrom()) ? begin : schedule.validFrom();
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
        .job(job)
        .filter(settings -> settings.policy().catchUp() == CatchUp.ALL)
        .isPresent();
  }

  private void deliver(DueSlot waiting) {
    if (deliverer.deliver(waiting)) {
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
