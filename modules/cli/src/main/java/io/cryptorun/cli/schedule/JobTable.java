package io.cryptorun.cli.schedule;

import io.cryptorun.cli.output.Table;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.ledger.run.Runs.Badges;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The list of jobs for people. Widths are in code points; a status that is wider pushes the
/// description to the right by two spaces.
///
/// @param paused names of those that are paused
/// @param badges of the last hot scan that published; null before the first
/// @param columns width of the terminal; null when nothing may be cut
record JobTable(
    List<JobSettings> jobs,
    Set<String> paused,
    @Nullable Badges badges,
    @Nullable Integer columns) {

  private static final int NAME = 21;
  private static final int SCHEDULE = 16;
  private static final int STATUS = 42;
  private static final int NARROW = 120;

  String text() {
    var text = new StringBuilder("📋 Scheduled Jobs (%d)%n".formatted(jobs.size()));
    text.append(line("JOB NAME", "SCHEDULE", "STATUS", "DESCRIPTION"));
    text.append(line("--------", "--------", "------", "-----------"));
    for (var job : jobs) {
      text.append(line(job.name(), job.cron().toString(), status(job), job.description()));
    }
    return text.toString();
  }

  private String line(String name, String schedule, String status, String description) {
    var wide = Table.pad(status, STATUS);
    var line =
        Table.pad(name, NAME)
            + Table.pad(schedule, SCHEDULE)
            + (wide.equals(status) || wide.length() - status.length() < 2 ? status + "  " : wide)
            + description;
    return cut(line.stripTrailing()) + "\n";
  }

  private String cut(String line) {
    if (columns == null || columns >= NARROW || line.codePointCount(0, line.length()) <= columns) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, Math.max(1, columns - 1))) + "…";
  }

  private String status(JobSettings job) {
    if (!job.enabled()) {
      return "✗ disabled";
    }
    var word = paused.contains(job.name()) ? "⚠ paused" : "✓ enabled";
    return job.type() == JobType.SCAN_HOT ? word + " " + signs(job) : word;
  }

  private String signs(JobSettings job) {
    boolean fresh = badges == null || badges.fresh() * 2 >= badges.candidates();
    boolean deep = badges == null || badges.deep() > 0;
    return "[Fresh %s] [Depth %s] [Venues %d] [Sources %s]"
        .formatted(
            fresh ? "●" : "○",
            deep ? "✓" : "✗",
            job.config().venues().size(),
            badges == null ? "n" : badges.sources());
  }
}
