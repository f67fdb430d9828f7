package io.cryptorun.app;

import io.cryptorun.app.settings.ConfigFile;
import io.cryptorun.app.settings.ConfigFiles;
import io.cryptorun.app.settings.Environment;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.app.settings.SettingsReader;
import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.Ran;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The program as a user has it: a home, a database of his own, simulated exchanges, and the
/// configuration that ships, changed where a test says so.
///
/// @param databaseUrl of role `_app`
record Trial(Path home, String databaseUrl, @Nullable URI simulator, Settings settings) {

  static final SettingsReader READER = new SettingsReader(InstantSource.system());

  static final String JOB = "scan.hot";

  /// With the schedule that ships, and exchanges that may be called as fast as they answer.
  static Trial of(Path home, TestDatabase database, @Nullable URI simulator) {
    return new Trial(home, appUrl(database), simulator, settings(schedule(), fastVenues()));
  }

  /// With the five most traded coins only, so that a scan takes no time.
  static Trial small(Path home, TestDatabase database, @Nullable URI simulator) {
    return new Trial(home, appUrl(database), simulator, settings(smallSchedule(), fastVenues()));
  }

  Trial with(Settings other) {
    return new Trial(home, databaseUrl, simulator, other);
  }

  Trial at(URI otherSimulator) {
    return new Trial(home, databaseUrl, otherSimulator, settings);
  }

  /// `schedule run scan.hot`, with `--as-of` where an instant is given.
  Ran run(@Nullable Instant asOf) throws InterruptedException {
    return run(asOf, RunWatcher.nobody());
  }

  Ran run(@Nullable Instant asOf, RunWatcher watcher) throws InterruptedException {
    return run(JOB, asOf, watcher);
  }

  /// `schedule run` of any job.
  Ran run(String job, @Nullable Instant asOf, RunWatcher watcher) throws InterruptedException {
    return new ForegroundRun(environment(), settings, access(), watcher)
        .run(settings.job(job).orElseThrow(), asOf);
  }

  Environment environment() {
    return new Environment(home, home, null, databaseUrl, null, null, simulator);
  }

  /// As `schedule start` begins, with the files of the home.
  Daemon.Plan plan(AppliedSettings begin) {
    return new Daemon.Plan(begin, files(), READER);
  }

  ConfigFiles files() {
    var config = home.resolve("config");
    return new ConfigFiles(config.resolve("scheduler.yaml"), config.resolve("venues.yaml"));
  }

  DatabaseAccess access() {
    return new DatabaseAccess(environment(), Map.of());
  }

  static Settings settings(String schedule, String venues) {
    return READER.read(
        new ConfigFile("scheduler.yaml", schedule), new ConfigFile("venues.yaml", venues));
  }

  static String schedule() {
    return shipped("scheduler.yaml");
  }

  static String smallSchedule() {
    return schedule()
        .replace("universe: \"top30\"", "universe: \"top5\"")
        .replace("max_sample: 30", "max_sample: 5")
        .replace("top_n: 10", "top_n: 5");
  }

  /// The same with no nominal time before New Year, for what a run of the schedule would disturb.
  static String restingSchedule() {
    return smallSchedule().replaceAll("(?m)^( +schedule:) .*$", "$1 \"0 0 1 1 *\"");
  }

  /// Waits until no full hour is near: bars end with it, which whoever scans again has to fetch.
  static void awayFromTheFullHour(Questions questions) {
    while (questions.now().getEpochSecond() % 3600 > 3600 - 90) {
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
  }

  static String venues() {
    return shipped("venues.yaml");
  }

  /// The same limits for both sides, far above what a test asks for, and no patience with faults.
  static String fastVenues() {
    return venues()
        .replaceAll(
            "(?<!usage: )\\{limit: [^}]*}|\\{burst: [^}]*}", "{burst: 10000, per_second: 10000}")
        .replaceAll("initial: \\d+s, max: \\d+s", "initial: 1s, max: 1s")
        .replaceAll("retries: \\d", "retries: 1");
  }

  private static String appUrl(TestDatabase database) {
    return "postgresql://%s_app:%s@%s:%d/%s"
        .formatted(
            database.rolePrefix(),
            Schema.PASSWORD,
            database.host(),
            database.port(),
            database.name());
  }

  private static String shipped(String name) {
    try {
      return Files.readString(Path.of("../../config").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
