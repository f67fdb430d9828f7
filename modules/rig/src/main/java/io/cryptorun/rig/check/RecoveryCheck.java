package io.cryptorun.rig.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// After healing, each job that has been due since has been run again, or its slot was judged.
public final class RecoveryCheck implements Check {

  /// What the pair has, after the fault is over, to find itself again: a session, a membership, a
  /// look by the slot audit.
  private static final Duration EPSILON = Duration.ofSeconds(12);

  private static final String GOES_ON =
      """
      select count(*)
      from cryptorun.slot s
      where s.job = ? and s.kind = 'cron' and s.due_at >= ?::timestamptz
        and (s.attempts > 0 or s.closed_at is not null)
      """;

  @Override
  public List<Finding> look(Evidence evidence) {
    var findings = new ArrayList<Finding>();
    var until = evidence.until().minus(EPSILON);
    for (var job : evidence.jobs()) {
      var due = Oracle.of(job).between(evidence.healedAt(), until);
      if (!due.isEmpty()
          && evidence.sql().number(GOES_ON, job.name(), evidence.healedAt().toString()) == 0) {
        findings.add(
            new Finding(
                Invariant.I12,
                "%s was due %d times since %s and never went on"
                    .formatted(job.name(), due.size(), evidence.healedAt())));
      }
    }
    return findings;
  }
}
