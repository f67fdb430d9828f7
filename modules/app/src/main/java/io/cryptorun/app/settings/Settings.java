package io.cryptorun.app.settings;

import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.GlobalSettings;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.schedule.Configuration;
import io.cryptorun.venues.http.VenueSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A whole valid configuration.
///
/// @param jobs by distinct names, in the order of the file
/// @param providers the spot hosts of at least those venues that the jobs name, and with each the
///   host of its perpetuals where that is another
/// @param schedulerFile the text of `scheduler.yaml` it came from
/// @param venuesFile the text of `venues.yaml` it came from
public record Settings(
    GlobalSettings global,
    List<JobSettings> jobs,
    Map<Provider, VenueSettings> providers,
    ConfigFile schedulerFile,
    ConfigFile venuesFile) {

  public Settings {
    jobs = List.copyOf(jobs);
    providers = Map.copyOf(providers);
  }

  /// The job of this name, or empty.
  public Optional<JobSettings> job(String name) {
    return jobs.stream().filter(job -> job.name().equals(name)).findFirst();
  }

  /// The venues that have an entry.
  public Set<Venue> venues() {
    return providers.keySet().stream().map(Provider::venue).collect(Collectors.toUnmodifiableSet());
  }

  /// How a host may be called; its venue has to be one that a job names.
  public VenueSettings provider(Provider provider) {
    var settings = providers.get(provider);
    if (settings == null) {
      throw new IllegalArgumentException("no job reads " + provider + ", and it has no entry");
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
