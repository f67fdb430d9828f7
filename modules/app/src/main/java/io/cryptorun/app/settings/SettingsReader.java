package io.cryptorun.app.settings;

import io.cryptorun.app.settings.Problem.Place;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.GlobalSettings;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.venues.http.VenueSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns the two configuration texts into [Settings], or says everything that is wrong with them.
public final class SettingsReader {

  private final InstantSource clock;

  public SettingsReader(InstantSource clock) {
    this.clock = clock;
  }

  /// Reads both files; throws [ConfigException] with all problems of both.
  public Settings read(ConfigFile scheduler, ConfigFile venues) {
    return review(scheduler, venues).settings();
  }

  /// Reads both files and tells also what is valid but doubtful; throws [ConfigException] with all
  /// problems of both.
  public Review review(ConfigFile scheduler, ConfigFile venues) {
    var problems = new Problems();
    var schedule = YamlDocument.read(scheduler, problems).map(this::schedule);
    var limits = YamlDocument.read(venues, problems).map(VenuesReader::read);
    if (schedule.isPresent() && limits.isPresent()) {
      requireVenues(schedule.get().jobs(), limits.get(), venues, problems);
    }
    if (!problems.isEmpty() || schedule.isEmpty() || limits.isEmpty()) {
      throw problems.exception();
    }
    var settings =
        new Settings(
            schedule.get().global(), schedule.get().jobs(), limits.get(), scheduler, venues);
    return new Review(settings, problems.warnings());
  }

  private record Schedule(GlobalSettings global, List<JobSettings> jobs) {}

  private Schedule schedule(Section file) {
    var global = file.section("global").map(GlobalReader::read).orElse(GlobalReader.DEFAULTS);
    var reader = new JobReader(global.timezone(), clock.instant());
    var jobs = new ArrayList<JobSettings>();
    var lines = new HashMap<String, Integer>();
    for (var entry : file.sections("jobs")) {
      reader.read(entry).ifPresent(jobs::add);
      entry.scalar("name").ifPresent(name -> refuseSecond(name, lines));
    }
    if (!file.has("jobs")) {
      file.refuse(
          Rule.MISSING_KEY, "key \"jobs\" is missing", "there is nothing to schedule", "jobs: […]");
    }
    file.refuseOtherKeys();
    return new Schedule(global, jobs);
  }

  private static void refuseSecond(Scalar name, Map<String, Integer> lines) {
    var first = lines.putIfAbsent(name.text(), name.place().line());
    if (first != null) {
      name.refuse(
          Rule.DUPLICATE_JOB,
          "job \"%s\" stands here twice, first in line %d".formatted(name.text(), first),
          "a job is addressed by its name everywhere",
          "another name, or remove one of them");
    }
  }

  private static void requireVenues(
      List<JobSettings> jobs,
      Map<Provider, VenueSettings> limits,
      ConfigFile venues,
      Problems problems) {
    if (!problems.isEmpty()) {
      return; // an entry that was refused for another reason is not missing as well
    }
    for (var venue : Venue.values()) {
      var user = jobs.stream().filter(job -> job.config().venues().contains(venue)).findFirst();
      if (user.isPresent() && !limits.containsKey(Provider.spot(venue))) {
        problems.add(
            Rule.VENUE_NOT_CONFIGURED,
            "venue %s has no entry".formatted(venue),
            new Place(venues.name(), 0, 0, 1, "", ""),
            "",
            "job %s reads it, and no venue is called without limits".formatted(user.get().name()),
            "add venues.%s to %s".formatted(venue, venues.name()));
      }
    }
  }
}
