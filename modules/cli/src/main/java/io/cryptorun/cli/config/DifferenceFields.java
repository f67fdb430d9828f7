package io.cryptorun.cli.config;

import io.cryptorun.app.applied.ConfigDifference;
import io.cryptorun.app.applied.JobChange;
import io.cryptorun.app.applied.KeyChange;
import io.cryptorun.cli.output.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A difference of two configurations for programs.
final class DifferenceFields {

  private DifferenceFields() {}

  /// Adds `jobs`, `global` and `venues`.
  static void addTo(Fields item, ConfigDifference difference) {
    item.with("jobs", difference.jobs().stream().map(DifferenceFields::job).toList())
        .with("global", difference.global().stream().map(DifferenceFields::key).toList())
        .with("venues", difference.venues());
  }

  private static Fields job(JobChange change) {
    return switch (change) {
      case JobChange.Added(var name, var after) -> job(name, "added", null, after, List.of());
      case JobChange.Removed(var name, var before) -> job(name, "removed", before, null, List.of());
      case JobChange.Changed(var name, var before, var after, var keys) ->
          job(name, "changed", before, after, keys);
    };
  }

  private static Fields job(
      String name,
      String change,
      JobChange.@Nullable Plan before,
      JobChange.@Nullable Plan after,
      List<KeyChange> keys) {
    return new Fields()
        .with("job", name)
        .with("change", change)
        .with("before", before == null ? null : plan(before))
        .with("after", after == null ? null : plan(after))
        .with("keys", keys.stream().map(DifferenceFields::key).toList());
  }

  private static Fields plan(JobChange.Plan plan) {
    return new Fields()
        .with("cron", plan.cron())
        .with("time_zone", plan.zone().getId())
        .with("enabled", plan.enabled())
        .with("next_fires", plan.next());
  }

  private static Fields key(KeyChange change) {
    return new Fields()
        .with("key", change.key())
        .with("before", change.before())
        .with("after", change.after());
  }
}
