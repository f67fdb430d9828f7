package io.cryptorun.jobs;

import io.cryptorun.jobs.config.CatchUp;
import io.cryptorun.ledger.slot.SlotReason;
import io.cryptorun.ledger.slot.Slots;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Closes what piled up while nobody could run it. A job that only catches up on its newest slot
/// would otherwise judge each missed one by itself. Those that other workers judged meanwhile stay
/// as they are; the rest are closed by one statement.
public final class MissedSlots {

  private final FencedRun.Runner runner;
  private final Slots slots;
  private final InstantSource clock;

  /// @param clock the database's
  public MissedSlots(FencedRun.Runner runner, Slots slots, InstantSource clock) {
    this.runner = runner;
    this.slots = slots;
    this.clock = clock;
  }

  /// Closes every slot after a skipped one that a newer slot has overtaken.
  ///
  /// @param skipped the nominal time that was just judged too late
  /// @return the newest slot that is due, where any before it was closed: the trigger may move
  ///   there
  public Optional<Instant> closeAfter(String jobName, Instant skipped) {
    var configuration = runner.configuration();
    var job = configuration.job(jobName);
    if (job.isEmpty() || job.get().policy().catchUp() == CatchUp.ALL) {
      return Optional.empty();
    }
    var zone = configuration.global().timezone();
    var now = clock.instant();
    List<Instant> due =
        job.get().cron().upcoming(skipped, zone).takeWhile(fire -> !fire.isAfter(now)).toList();
    if (due.size() < 2) {
      return Optional.empty();
    }
    slots.skip(jobName, due.subList(0, due.size() - 1), SlotReason.CATCH_UP, runner.node());
    return Optional.of(due.getLast());
  }
}
