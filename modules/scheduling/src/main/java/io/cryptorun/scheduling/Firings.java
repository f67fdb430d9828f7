package io.cryptorun.scheduling;

import io.cryptorun.jobs.FencedRun;
import io.cryptorun.jobs.MissedSlots;
import io.cryptorun.ledger.schedule.Schedules;
import io.cryptorun.ledger.slot.DueSlots;

/// What a firing is handed to.
///
/// @param missedSlots closes what piled up while nobody was there
/// @param schedules are told when the next slot is due
/// @param dueSlots tell what may go next once a run has closed
public record Firings(
    FencedRun fencedRun, MissedSlots missedSlots, Schedules schedules, DueSlots dueSlots) {}
