package io.cryptorun.scheduling.command;

import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.command.Command;
import io.cryptorun.ledger.command.CommandResult;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.ledger.slot.Slots;
import io.cryptorun.scheduling.Triggers;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs that somebody asks for. The request's number makes the slot, so that a request applied
/// twice is one run.
public final class RequestedRuns {

  private final Supplier<Configuration> configuration;
  private final Slots slots;
  private final Triggers triggers;

  public RequestedRuns(Supplier<Configuration> configuration, Slots slots, Triggers triggers) {
    this.configuration = configuration;
    this.slots = slots;
    this.triggers = triggers;
  }

  /// Plans the run's slot and has it delivered now.
  ///
  /// @param retryOf the run that is done again; null for none
  /// @param before how that run ended; null for none
  CommandResult request(
      Command command,
      String job,
      SlotKind kind,
      @Nullable String retryOf,
      @Nullable String before) {
    if (configuration.get().job(job).filter(JobSettings::enabled).isEmpty()) {
      return CommandResult.refused(
          "no job %s is scheduled; see: cryptorun schedule list".formatted(job));
    }
    var request = requestId(command.id());
    var dueAt = command.requestedAt().truncatedTo(ChronoUnit.SECONDS);
    long slotId =
        slots
            .ofRequest(request)
            .orElseGet(() ->
                slots.plan(
                    SlotKey.request(job, dueAt, kind, request), command.requestedBy(), retryOf));
    triggers.fireOnce(job, request, slotId);
    return CommandResult.applied(
        job + " is run now",
        before == null ? Map.of() : Map.of("outcome", before),
        Map.of("slot_id", Long.toString(slotId), "request_id", request));
  }

  private static String requestId(long command) {
    return "command-" + command;
  }
}
