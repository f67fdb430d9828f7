package io.cryptorun.app.applied;

import io.cryptorun.app.settings.Settings;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.jobs.config.GlobalSettings;
import io.cryptorun.jobs.config.JobSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How one configuration differs from another, job by job and key by key: what applying the second
/// in place of the first would change. Comments and the order of keys make no difference here,
/// though they make another version of the files.
///
/// @param jobs removed ones first, then added and changed ones in the order of the second
/// @param global keys of the block `global`, by name
/// @param venues hosts of `venues.yaml` with other limits, by name
public record ConfigDifference(List<JobChange> jobs, List<KeyChange> global, List<String> venues) {

  /// How many next nominal times are told of each job.
  private static final int TOLD = 3;

  public ConfigDifference {
    jobs = List.copyOf(jobs);
    global = List.copyOf(global);
    venues = List.copyOf(venues);
  }

  /// Compares two configurations. Pure: reads neither files nor database.
  ///
  /// @param applied what is in force; null where nothing is yet
  /// @param wanted what would be in force
  /// @param now the database's clock: next nominal times are counted from here
  public static ConfigDifference between(@Nullable Settings applied, Settings wanted, Instant now) {
    if (applied == null) {
      return new ConfigDifference(
          wanted.jobs().stream()
              .<JobChange>map(job -> new JobChange.Added(job.name(), plan(job, wanted, now)))
              .toList(),
          List.of(),
          List.of());
    }
    return new ConfigDifference(
        jobs(applied, wanted, now),
        KeyChange.between(keys(applied.global()), keys(wanted.global())),
        venues(applied, wanted));
  }

  /// Whether applying it would change nothing that a run or a schedule could notice.
  public boolean isEmpty() {
    return jobs.isEmpty() && global.isEmpty() && venues.isEmpty();
  }

  private static List<JobChange> jobs(Settings applied, Settings wanted, Instant now) {
    var changes = new ArrayList<JobChange>();
    for (var job : applied.jobs()) {
      if (wanted.job(job.name()).isEmpty()) {
        changes.add(new JobChange.Removed(job.name(), plan(job, applied, now)));
      }
    }
    for (var job : wanted.jobs()) {
      var after = plan(job, wanted, now);
      var former = applied.job(job.name());
      if (former.isEmpty()) {
        changes.add(new JobChange.Added(job.name(), after));
        continue;
      }
      var keys = KeyChange.between(keys(former.get(), applied), keys(job, wanted));
      if (!keys.isEmpty()) {
        var before = plan(former.get(), applied, now);
        changes.add(new JobChange.Changed(job.name(), before, after, keys));
      }
    }
    return changes;
  }

  private static JobChange.Plan plan(JobSettings job, Settings settings, Instant now) {
    var zone = settings.global().timezone();
    List<Instant> next =
        job.enabled() ? job.cron().upcoming(now, zone).limit(TOLD).toList() : List.of();
    return new JobChange.Plan(job.cron().toString(), zone, job.enabled(), next);
  }

  private static Map<String, String> keys(JobSettings job, Settings settings) {
    var keys = new LinkedHashMap<String, String>();
    SettingsJson.tree(job)
        .properties()
        .forEach(entry ->
            keys.put(
                entry.getKey(),
                entry.getValue().isString()
                    ? entry.getValue().asString()
                    : entry.getValue().toString()));
    keys.put("schedule", job.cron().toString());
    keys.put("enabled", Boolean.toString(job.enabled()));
    keys.put("description", job.description());
    keys.put("timezone", settings.global().timezone().getId());
    return keys;
  }

  private static Map<String, String> keys(GlobalSettings global) {
    return Map.of(
        "artifacts_dir", global.artifactsDir().toString(),
        "log_level", global.logLevel(),
        "timezone", global.timezone().getId(),
        "retention", global.retention().toString(),
        "drain_timeout", global.drainTimeout().toString(),
        "do_not_trade", global.doNotTrade().toString());
  }

  private static List<String> venues(Settings applied, Settings wanted) {
    var hosts = new TreeSet<>(applied.providers().keySet());
    hosts.addAll(wanted.providers().keySet());
    return hosts.stream()
        .filter(
            host -> !Objects.equals(applied.providers().get(host), wanted.providers().get(host)))
        .map(Provider::id)
        .sorted()
        .toList();
  }
}
