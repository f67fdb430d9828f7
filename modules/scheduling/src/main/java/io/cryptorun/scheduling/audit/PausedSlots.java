package io.cryptorun.scheduling.audit;

import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.command.Pauses;
import io.cryptorun.ledger.schedule.Schedules;
import io.cryptorun.ledger.slot.DueSlots;
import io.cryptorun.ledger.slot.SlotReason;
import io.cryptorun.ledger.slot.Slots;
import java.time.Instant;
import java.util.List;

/// Nominal times that fell into a pause: each gets its row, closed as skipped, when it falls due.
public final class PausedSlots {

  private final Slots slots;
  private final DueSlots dueSlots;
  private final Pauses pauses;

  public PausedSlots(Slots slots, DueSlots dueSlots, Pauses pauses) {
    this.slots = slots;
    this.dueSlots = dueSlots;
    this.pauses = pauses;
  }

  /// Closes what fell due in the job's present pause, so that its end finds nothing unwritten.
  public int closeUntil(Schedules.Current schedule, Instant since, Instant now, NodeEpoch by) {
    var times =
        new NominalTimes(schedule.cron(), schedule.zone()).between(since.minusMillis(1), now);
    var missing = dueSlots.missing(schedule.job(), times);
    return close(schedule.job(), missing, by).size();
  }

  /// Closes those of a job's unwritten nominal times that fell into a pause.
  ///
  /// @return which these were
  List<Instant> close(String job, List<Instant> missing, NodeEpoch by) {
    var paused = missing.isEmpty() ? List.<Instant>of() : pauses.covering(job, missing);
    if (!paused.isEmpty()) {
      slots.skip(job, paused, SlotReason.PAUSED, by);
    }
    return paused;
  }
}
