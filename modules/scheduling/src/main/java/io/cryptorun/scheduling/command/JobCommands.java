package io.cryptorun.scheduling.command;

import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.Cancellations;
import io.cryptorun.ledger.Command;
import io.cryptorun.ledger.CommandResult;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Pauses;
import io.cryptorun.ledger.Schedules;
import io.cryptorun.ledger.SlotKey;
import io.cryptorun.ledger.SlotKind;
import io.cryptorun.ledger.Slots;
import io.cryptorun.scheduling.Triggers;
import io.cryptorun.scheduling.audit.PausedSlots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// What is asked of a job or of a run.
public final class JobCommands {

  /// How long a run that is to stop has, unless the request says.
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

  private final Configuration configuration;
  private final Ledger ledger;
  private final Triggers triggers;
  private final InstantSource clock;

  /// The tables that are read and written.
  public record Ledger(
      Pauses pauses,
      PausedSlots pausedSlots,
      Schedules schedules,
      Slots slots,
      Cancellations cancellations) {}

  /// @param clock the database's
  public JobCommands(
      Configuration configuration, Ledger ledger, Triggers triggers, InstantSource clock) {
    this.configuration = configuration;
    this.ledger = ledger;
    this.triggers = triggers;
    this.clock = clock;
  }

  CommandResult pause(Command command, NodeEpoch by) {
    var job = command.target();
    if (enabled(job).isEmpty()) {
      return unknown(job);
    }
    var until = Optional.ofNullable(command.arguments().get("until")).map(Instant::parse);
    boolean isNew =
        ledger.pauses().pause(job, command.requestedBy(), command.reason(), until.orElse(null), by);
    triggers.pause(job);
    return CommandResult.applied(
        isNew ? job + " is paused" : job + " was paused already",
        Map.of("paused", Boolean.toString(!isNew)),
        Map.of("paused", "true"));
  }

  /// The trigger goes on from the first slot after now; what fell due in the pause has its row, and
  /// the newest of them is run if the request says so.
  CommandResult resume(Command command, NodeEpoch by) {
    var job = enabled(command.target());
    if (job.isEmpty()) {
      return unknown(command.target());
    }
    var pause = ledger.pauses().of(command.target());
    if (pause.isEmpty()) {
      return CommandResult.refused(command.target() + " is not paused");
    }
    var now = clock.instant();
    end(job.get(), pause.get(), command.requestedBy(), now, by);
    if ("latest".equals(command.arguments().get("missed"))) {
      ledger
          .slots()
          .reopenPaused(job.get().name(), pause.get().since(), by)
          .ifPresent(triggers::deliver);
    }
    var next = job.get().cron().next(now, configuration.global().timezone());
    return CommandResult.applied(
        "%s runs again, next at %s".formatted(job.get().name(), next),
        Map.of("paused", "true"),
        Map.of("paused", "false", "next_due", next.toString()));
  }

  private void end(JobSettings job, Pauses.Pause pause, String who, Instant now, NodeEpoch by) {
    ledger.schedules().current().stream()
        .filter(schedule -> schedule.job().equals(job.name()))
        .forEach(schedule -> ledger.pausedSlots().closeUntil(schedule, pause.since(), now, by));
    triggers.resume(job, configuration.global().timezone(), now);
    ledger.pauses().resume(job.name(), who, by);
  }

  /// Ends the pauses that were to end by themselves by now.
  public void endOverdue(NodeEpoch by) {
    var now = clock.instant();
    for (var pause : ledger.pauses().open()) {
      var job = enabled(pause.job());
      if (job.isPresent() && pause.until() != null && !now.isBefore(pause.until())) {
        end(job.get(), pause, pause.by(), now, by);
      }
    }
  }

  /// The request's number makes the slot, so that a request applied twice is one run.
  CommandResult trigger(Command command) {
    var job = command.target();
    if (enabled(job).isEmpty()) {
      return unknown(job);
    }
    var request = "command-" + command.id();
    var dueAt = command.requestedAt().truncatedTo(ChronoUnit.SECONDS);
    long slotId =
        ledger
            .slots()
            .ofRequest(request)
            .orElseGet(() ->
                ledger
                    .slots()
                    .plan(
                        SlotKey.request(job, dueAt, SlotKind.MANUAL, request),
                        command.requestedBy()));
    triggers.fireOnce(job, request, slotId);
    return CommandResult.applied(
        job + " is run now",
        Map.of(),
        Map.of("slot_id", Long.toString(slotId), "request_id", request));
  }

  CommandResult cancel(Command command, NodeEpoch by) {
    var within =
        Optional.ofNullable(command.arguments().get("deadline"))
            .map(Duration::parse)
            .orElse(TIME_TO_STOP);
    boolean isOpen =
        ledger.cancellations().request(command.target(), command.requestedBy(), within, by);
    return isOpen
        ? CommandResult.applied(
            "run %s is told to stop, and closed after %d s"
                .formatted(command.target(), within.toSeconds()),
            Map.of("outcome", "running"),
            Map.of("outcome", "cancelling"))
        : CommandResult.refused("run %s is not open".formatted(command.target()));
  }

  private Optional<JobSettings> enabled(String job) {
    return configuration.job(job).filter(JobSettings::enabled);
  }

  private static CommandResult unknown(String job) {
    return CommandResult.refused(
        "no job %s is scheduled; see: cryptorun schedule list".formatted(job));
  }
}
