package io.cryptorun.cli.schedule;

import io.cryptorun.app.settings.Settings;
import io.cryptorun.cli.Invocation;
import io.cryptorun.domain.regime.CachedOverlay;
import io.cryptorun.domain.regime.Overlay;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Reading;
import io.cryptorun.ledger.command.Pauses;
import io.cryptorun.ledger.market.Market;
import io.cryptorun.ledger.market.Markets;
import io.cryptorun.ledger.result.Overlays;
import io.cryptorun.ledger.result.ProviderChecks;
import io.cryptorun.ledger.result.RegimeRow;
import io.cryptorun.ledger.result.Regimes;
import io.cryptorun.ledger.run.JobFigures;
import io.cryptorun.ledger.run.Run;
import io.cryptorun.ledger.run.Runs;
import io.cryptorun.ledger.run.Runs.Badges;
import io.cryptorun.ledger.schedule.Configurations;
import io.cryptorun.ledger.schedule.Schedules;
import io.cryptorun.ledger.slot.SlotKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the ledger knows about the schedule, read once.
///
/// @param settings the applied ones, else those of the files
/// @param lastRuns newest run by job
/// @param nextDue next nominal time by job, as the nodes last told it
/// @param pauses those in force, by job
/// @param lastDay what each job counted in the last day
/// @param open the runs that have not been closed
/// @param regime null when none was ever found
/// @param overlay in force now
/// @param health the last check of the venues; null when there was none
/// @param badges of the last hot scan that published; null before the first
record LedgerView(
    Settings settings,
    String market,
    Map<String, Run> lastRuns,
    Map<String, Instant> nextDue,
    Map<String, Pauses.Pause> pauses,
    Map<String, JobFigures.Day> lastDay,
    List<Run> open,
    @Nullable RegimeRow regime,
    Overlay overlay,
    @Nullable Health health,
    @Nullable Badges badges) {

  /// A reader that is no run.
  private static final String NOBODY = "";

  /// Reads it; tells on stderr when the files say something else than what is applied.
  static LedgerView read(Invocation invocation, Database database) {
    var settings = settings(invocation, database);
    var market = new Markets(database).newest().map(Market::market).orElse("live");
    var runs = new Runs(database);
    var reading = new Reading(market, NOBODY, invocation.surroundings().clock().instant());
    return new LedgerView(
        settings,
        market,
        runs.lastOfEachJob().stream()
            .collect(Collectors.toMap(run -> run.slot().job(), Function.identity())),
        new Schedules(database)
            .current().stream()
                .filter(schedule -> schedule.nextDue() != null)
                .collect(
                    Collectors.toMap(Schedules.Current::job, schedule -> due(schedule.nextDue()))),
        new Pauses(database)
            .open().stream().collect(Collectors.toMap(Pauses.Pause::job, Function.identity())),
        new JobFigures(database).lastDay(),
        runs.open(),
        new Regimes(database).newest(reading).orElse(null),
        new Overlays(database)
            .newest(reading)
            .map(evaluation -> inForce(evaluation, reading.dueAt()))
            .orElse(Overlay.NONE),
        new ProviderChecks(database).newest(reading).map(Health::of).orElse(null),
        settings.jobs().stream()
            .filter(job -> job.type() == JobType.SCAN_HOT)
            .findFirst()
            .map(JobSettings::name)
            .flatMap(runs::badges)
            .orElse(null));
  }

  private static Overlay inForce(Overlays.Evaluation newest, Instant now) {
    var overlay = Overlay.of(newest.overlay());
    return new CachedOverlay(newest.at(), overlay, newest.riskOffUntil()).inForceAt(now);
  }

  private static Instant due(@Nullable Instant nextDue) {
    return nextDue == null ? Instant.MAX : nextDue;
  }

  private static Settings settings(Invocation invocation, Database database) {
    var files = invocation.settings();
    var applied = new Configurations(database).applied();
    if (applied.isEmpty() || applied.get().sha256().equals(files.sha256())) {
      return files;
    }
    var named = invocation.options().config();
    invocation.warn(
        "%s differs from the applied configuration, which is shown; to apply it: cryptorun config apply%s"
            .formatted(files.schedulerFile().name(), named == null ? "" : " -c " + named));
    return invocation.parse(applied.get().schedulerYaml(), applied.get().venuesYaml());
  }

  /// The regime in force for people: the overlay where one is active.
  @Nullable String regimeWord() {
    if (overlay != Overlay.NONE) {
      return overlay.id();
    }
    return regime == null ? null : regime.regime();
  }

  /// The pause of a job; null when it is not paused.
  Pauses.@Nullable Pause pause(JobSettings job) {
    return pauses.get(job.name());
  }

  /// The job's run in the present that has not been closed; null for none.
  @Nullable Run openRun(JobSettings job) {
    return open.stream()
        .filter(run -> run.slot().job().equals(job.name()) && run.slot().kind() != SlotKind.REPLAY)
        .findFirst()
        .orElse(null);
  }

  /// What the job counted in the last day.
  JobFigures.Day lastDay(JobSettings job) {
    return lastDay.getOrDefault(job.name(), new JobFigures.Day(job.name(), 0, 0));
  }

  /// The job's next nominal times that will be run: none while it is disabled or paused.
  List<Instant> nextFires(JobSettings job, Instant now, int count) {
    var pause = pause(job);
    if (!job.enabled() || (pause != null && pause.until() == null)) {
      return List.of();
    }
    var from = pause == null || pause.until() == null ? now : latest(now, pause.until());
    return job.cron().upcoming(from, settings.global().timezone()).limit(count).toList();
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// Seconds since a slot fell due that nobody took; 0 when none is overdue, or the job is paused.
  long lateSeconds(JobSettings job, Instant now) {
    var due = nextDue.get(job.name());
    return due == null || !job.enabled() || pause(job) != null || !due.isBefore(now)
        ? 0
        : now.getEpochSecond() - due.getEpochSecond();
  }
}
