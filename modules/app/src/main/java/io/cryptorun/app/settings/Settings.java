package io.cryptorun.app.settings;

import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.GlobalSettings;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.Configuration;
import io.cryptorun.venues.http.VenueSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A whole valid configuration.
///
/// @param jobs by distinct names, in the order of the file
/// @param venues at least those that the jobs name
/// @param schedulerFile the text of `scheduler.yaml` it came from
/// @param venuesFile the text of `venues.yaml` it came from
public record Settings(
    GlobalSettings global,
    List<JobSettings> jobs,
    Map<Venue, VenueSettings> venues,
    ConfigFile schedulerFile,
    ConfigFile venuesFile) {

  public Settings {
    jobs = List.copyOf(jobs);
    venues = Map.copyOf(venues);
  }

  /// The job of this name, or empty.
  public Optional<JobSettings> job(String name) {
    return jobs.stream().filter(job -> job.name().equals(name)).findFirst();
  }

  /// How a venue may be called; it has to be one that a job names.
  public VenueSettings venue(Venue venue) {
    var settings = venues.get(venue);
    if (settings == null) {
      throw new IllegalArgumentException("no job reads venue " + venue + ", and it has no entry");
    }
    return settings;
  }

  /// Both files as they were read: what a run names by its hash.
  public Configuration texts() {
    return new Configuration(schedulerFile.text(), venuesFile.text());
  }

  /// Identifies this version of both files, 64 hexadecimal digits.
  public String sha256() {
    return texts().sha256();
  }
}
