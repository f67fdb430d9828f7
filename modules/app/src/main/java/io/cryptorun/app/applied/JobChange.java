package io.cryptorun.app.applied;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// What becomes of one job.
public sealed interface JobChange {

  /// Name of the job.
  String job();

  /// It is new.
  record Added(String job, Plan after) implements JobChange {}

  /// It is gone: it has no nominal times from now on; what it published stays.
  record Removed(String job, Plan before) implements JobChange {}

  /// It stays, with other settings.
  ///
  /// @param keys that have another value, by name; `schedule`, `timezone` and `enabled` among them
  record Changed(String job, Plan before, Plan after, List<KeyChange> keys) implements JobChange {

    public Changed {
      keys = List.copyOf(keys);
    }

    /// Whether its nominal times change.
    public boolean isRescheduled() {
      return !before.equals(after);
    }
  }

  /// When a job runs.
  ///
  /// @param cron five fields
  /// @param zone in which they are read
  /// @param next its next nominal times, oldest first; none where it is disabled
  record Plan(String cron, ZoneId zone, boolean enabled, List<Instant> next) {

    public Plan {
      next = List.copyOf(next);
    }
  }
}
