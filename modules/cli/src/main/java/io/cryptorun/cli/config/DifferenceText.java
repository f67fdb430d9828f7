package io.cryptorun.cli.config;

import io.cryptorun.app.applied.ConfigDifference;
import io.cryptorun.app.applied.JobChange;
import io.cryptorun.app.applied.KeyChange;
import io.cryptorun.cli.output.Times;
import java.util.Objects;

/// A difference of two configurations for people: each change with its old and new value, and where
/// a job runs at other times, the old and new next ones first.
record DifferenceText(ConfigDifference difference, Times times) {

  String text() {
    var text = new StringBuilder();
    difference.jobs().forEach(change -> text.append(job(change)));
    difference.global().forEach(key -> text.append("~ global.").append(key(key)));
    difference
        .venues()
        .forEach(venue -> text.append("~ venues.%s has other limits%n".formatted(venue)));
    return text.toString();
  }

  private String job(JobChange change) {
    return switch (change) {
      case JobChange.Added(var name, var after) ->
          "+ %s is new%n%s".formatted(name, plan("next fires", after));
      case JobChange.Removed(var name, var before) ->
          "- %s is gone; what it published stays%n%s"
              .formatted(name, plan("would have fired", before));
      case JobChange.Changed changed -> changed(changed);
    };
  }

  private String changed(JobChange.Changed changed) {
    var text = new StringBuilder("~ %s%n".formatted(changed.job()));
    if (changed.isRescheduled()) {
      text.append(plan("old fires", changed.before())).append(plan("new fires", changed.after()));
    }
    changed.keys().forEach(key -> text.append("    ").append(key(key)));
    return text.toString();
  }

  private String plan(String label, JobChange.Plan plan) {
    var fires =
        plan.next().isEmpty()
            ? "never, it is disabled"
            : String.join(", ", plan.next().stream().map(times::text).toList());
    return "    %-16s %s (%s): %s%n".formatted(label, plan.cron(), zone(plan), fires);
  }

  private static String zone(JobChange.Plan plan) {
    var id = plan.zone().toString();
    return id.equals("Z") ? "UTC" : id;
  }

  private static String key(KeyChange change) {
    return "%s: %s -> %s%n"
        .formatted(
            change.key(),
            Objects.requireNonNullElse(change.before(), "absent"),
            Objects.requireNonNullElse(change.after(), "absent"));
  }
}
