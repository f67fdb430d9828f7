package io.cryptorun.rig.check;

import io.cryptorun.rig.database.Sql;
import io.cryptorun.rig.node.RigJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every nominal time that the calendar knows has a slot, and every slot is one that the calendar
/// knows. A slot that nobody has closed long after it was due is lost as well.
public final class CalendarCheck implements Check {

  /// By then the slot audit has delivered what nobody else has.
  static final Duration GRACE = Duration.ofSeconds(10);

  /// By then the runs of a quiet pair have closed what was open.
  private static final Duration LONGEST_OPEN = Duration.ofSeconds(40);

  private static final String SCHEDULES =
      """
      select job, min(valid_from)
      from cryptorun.schedule
      group by job
      """;

  private static final String SLOTS =
      """
      select due_at
      from cryptorun.slot
      where kind = 'cron' and job = ?
      """;

  private static final String OPEN =
      """
      select format('%s due %s is still %s', s.job, s.due_at, s.state)
      from cryptorun.slot s
      where s.state in ('planned', 'claimed', 'running')
        and s.due_at < ?::timestamptz - make_interval(secs => ?)
        and not exists (
          select
          from cryptorun.attempt a
          where a.slot_id = s.slot_id and a.outcome = 'running' and a.deadline > clock_timestamp())
      """;

  @Override
  public List<Finding> look(Evidence evidence) {
    var findings = new ArrayList<Finding>();
    var until = evidence.until().minus(GRACE);
    var since = validFrom(evidence.sql());
    for (var job : evidence.jobs()) {
      var from = since.get(job.name());
      if (from != null) {
        findings.addAll(compare(evidence.sql(), job, from, until));
      }
    }
    evidence.sql().rows(OPEN, evidence.until().toString(), LONGEST_OPEN.toSeconds()).stream()
        .map(detail -> new Finding(Invariant.I2, detail))
        .forEach(findings::add);
    return findings;
  }

  private static Map<String, Instant> validFrom(Sql sql) {
    return sql.list(SCHEDULES, row -> Map.entry(row.getString(1), Sql.instant(row, 2))).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<Finding> compare(Sql sql, RigJob job, Instant from, Instant until) {
    var oracle = Oracle.of(job);
    var there = Set.copyOf(sql.list(SLOTS, row -> Sql.instant(row, 1), job.name()));
    var findings = new ArrayList<Finding>();
    Function<Instant, String> told = due -> job.name() + " due " + due;
    oracle.between(from, until).stream()
        .filter(due -> !there.contains(due))
        .map(due -> new Finding(Invariant.I2, told.apply(due) + " has no row"))
        .forEach(findings::add);
    there.stream()
        .filter(due -> due.isBefore(from) || !oracle.isDue(due))
        .sorted()
        .map(due -> new Finding(Invariant.I3, told.apply(due) + " is no nominal time"))
        .forEach(findings::add);
    return findings;
  }
}
