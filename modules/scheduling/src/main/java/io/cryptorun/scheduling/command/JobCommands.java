package io.cryptorun.scheduling.command;

import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.command.Command;
import io.cryptorun.ledger.command.CommandResult;
import io.cryptorun.ledger.command.Pauses;
import io.cryptorun.ledger.schedule.Schedules;
import io.cryptorun.ledger.slot.Slots;
import io.cryptorun.scheduling.Triggers;
import io.cryptorun.scheduling.audit.PausedSlots;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is asked of a job's schedule.
public final class JobCommands {

  private final Supplier<Configuration> configuration;
  private final Ledger ledger;
  private final Triggers triggers;
  private final InstantSource clock;

  /// The tables that are read and written.
  public record Ledger(Pauses pauses, PausedSlots pausedSlots, Schedules schedules, Slots slots) {}

  /// @param configuration what holds now
  /// @param clock the database's
  public JobCommands(
      Supplier<Configuration> configuration,
      Ledger ledger,
      Triggers triggers,
      InstantSource clock) {
    this.configuration = configuration;
    this.ledger = ledger;
    this.triggers = triggers;
    this.clock = clock;
  }

  /// A request that has begun a pause already has the store paused again, unless that pause is
  /// over.
  CommandResult pause(Command command, NodeEpoch by) {
    var job = command.target();
    if (enabled(job).isEmpty()) {
      return unknown(job);
    }
    var until = Optional.ofNullable(command.arguments().get("until")).map(Instant::parse);
    ledger.pauses().pause(job, command, until.orElse(null), by);
    var own = ledger.pauses().begunBy(command.id());
    if (own.isEmpty()) {
      return ledger.pauses().of(job).map(JobCommands::pausedAlready).orElseGet(() -> unknown(job));
    }
    if (own.get().endedAt() == null) {
      triggers.pause(job);
    }
    return CommandResult.applied(
        job + " is paused", Map.of("paused", "false"), pausedBy(own.get()));
  }

  private static CommandResult pausedAlready(Pauses.Pause pause) {
    return CommandResult.refused(
        "%s is paused already, since %s by %s".formatted(pause.job(), pause.since(), pause.by()));
  }

  private static Map<String, String> pausedBy(Pauses.Pause pause) {
    var facts = new HashMap<>(Map.of("paused", "true", "by", pause.by()));
    facts.put("since", pause.since().toString());
    Optional.ofNullable(pause.reason()).ifPresent(reason -> facts.put("reason", reason));
    Optional.ofNullable(pause.until()).ifPresent(until -> facts.put("until", until.toString()));
    return facts;
  }

  /// The trigger goes on from the first slot after now; what fell due in the pause has its row, and
  /// the newest of them is run if the request says so. A request that has ended a pause already
  /// does the rest of it again, from the moment at which that pause ended, unless a later request
  /// has paused the job since.
  CommandResult resume(Command command, NodeEpoch by) {
    var job = enabled(command.target());
    if (job.isEmpty()) {
      return unknown(command.target());
    }
    var ended = ledger.pauses().endedBy(command.id());
    var pause = ended.or(() -> ledger.pauses().of(command.target()));
    if (pause.isEmpty()) {
      return CommandResult.refused(command.target() + " is not paused");
    }
    var now = Optional.ofNullable(pause.get().endedAt()).orElseGet(clock::instant);
    if (ended.isEmpty()) {
      end(job.get(), pause.get(), command.requestedBy(), command.id(), now, by);
    } else if (ledger.pauses().of(job.get().name()).isEmpty()) {
      triggers.resume(job.get(), configuration.get().global().timezone(), now);
    }
    if ("latest".equals(command.arguments().get("missed"))) {
      ledger
          .slots()
          .reopenPaused(job.get().name(), pause.get().since(), now, by)
          .ifPresent(triggers::deliver);
    }
    var next = job.get().cron().next(now, configuration.get().global().timezone());
    return CommandResult.applied(
        "%s runs again, next fire %s".formatted(job.get().name(), next),
        pausedBy(pause.get()),
        Map.of("paused", "false", "next_due", next.toString()));
  }

  private void end(
      JobSettings job,
      Pauses.Pause pause,
      String who,
      @Nullable Long command,
      Instant now,
      NodeEpoch by) {
    ledger.schedules().current().stream()
        .filter(schedule -> schedule.job().equals(job.name()))
        .forEach(schedule -> ledger.pausedSlots().closeUntil(schedule, pause.since(), now, by));
    triggers.resume(job, configuration.get().global().timezone(), now);
    boolean ended = ledger.pauses().resume(pause, who, command, by);
    if (!ended && ledger.pauses().of(job.name()).isPresent()) {
      triggers.pause(job.name()); // somebody has paused it anew meanwhile
    }
  }

  /// Ends the pauses that were to end by themselves by now.
  public void endOverdue(NodeEpoch by) {
    var now = clock.instant();
    for (var pause : ledger.pauses().open()) {
      var job = enabled(pause.job());
      if (job.isPresent() && pause.until() != null && !now.isBefore(pause.until())) {
        end(job.get(), pause, pause.by(), null, now, by);
      }
    }
  }

  private Optional<JobSettings> enabled(String job) {
    return configuration.get().job(job).filter(JobSettings::enabled);
  }

  private static CommandResult unknown(String job) {
    return CommandResult.refused(
        "no job %s is scheduled; see: cryptorun schedule list".formatted(job));
  }
}
