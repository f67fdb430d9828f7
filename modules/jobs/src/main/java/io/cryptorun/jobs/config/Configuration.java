package io.cryptorun.jobs.config;

import io.cryptorun.domain.market.Venue;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// One version of the whole configuration.
///
/// @param jobs in the order of the file
/// @param sha256 of the files it was read from: what a run names as its configuration
public record Configuration(GlobalSettings global, List<JobSettings> jobs, String sha256) {

  public Configuration {
    jobs = List.copyOf(jobs);
  }

  /// The job of this name.
  public Optional<JobSettings> job(String name) {
    return jobs.stream().filter(job -> job.name().equals(name)).findFirst();
  }

  /// The venues whose volume ranks the universe: all that an enabled job reads coins from, and
  /// those of the job that asks. One universe serves all jobs of a day.
  ///
  /// @return by name
  public List<Venue> universeVenues(JobSettings asking) {
    var venues = new TreeSet<Venue>((a, b) -> a.id().compareTo(b.id()));
    venues.addAll(asking.config().venues());
    jobs.stream()
        .filter(JobSettings::enabled)
        .filter(job -> job.type() != JobType.PROVIDERS_HEALTH)
        .forEach(job -> venues.addAll(job.config().venues()));
    return List.copyOf(venues);
  }
}
