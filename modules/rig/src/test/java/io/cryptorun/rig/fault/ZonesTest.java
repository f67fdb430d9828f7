package io.cryptorun.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.rig.Rig;
import io.cryptorun.rig.check.Finding;
import io.cryptorun.rig.check.Invariant;
import io.cryptorun.rig.database.Sql;
import io.cryptorun.rig.node.RigJob;
import io.cryptorun.rig.process.Await;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// F9: a job at half past two in the night, where clocks are put forward and back at about that
/// hour. The pair was not there since New Year and comes up: each of the days has its slot, at the
/// instant that the zone's calendar tells.
@Matrix
class ZonesTest {

  private static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");
  private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);

  private static final String SINCE_NEW_YEAR =
      """
      insert into cryptorun.schedule (job, cron, zone, enabled, config, valid_from)
      values (?, ?, ?, true, '{}', ?::date::timestamp at time zone ?)
      """;

  private static final String SLOTS =
      "select due_at from cryptorun.slot where job = ? and kind = 'cron'";

  @ParameterizedTest
  @ValueSource(
      strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"})
  void f9_daysOnWhichClocksChange_haveTheirSlots(String name) throws Exception {
    var zone = ZoneId.of(name);
    var daily = RigJob.daily();
    var rig = Rig.with(List.of(RigJob.tick(), daily), zone);
    rig.sql()
        .rows(
            SINCE_NEW_YEAR + "returning job",
            daily.name(),
            daily.cron(),
            name,
            NEW_YEAR.toString(),
            name);
    try (var faults = Faults.pair(rig)) {
      var expected = nights(zone, rig.sql().now());
      assertThat(changes(zone, expected)).as("nights with a change of the clock").isPositive();
      Await.until(
          "%d slots of %s".formatted(expected.size(), name),
          Faults.PATIENCE,
          () -> slots(rig, daily).size() >= expected.size());
      faults.report(
          "F9 clocks changed in " + name,
          1,
          differences(expected, Set.copyOf(slots(rig, daily))),
          "%d nights".formatted(expected.size()));
    }
  }

  private static List<Instant> slots(Rig rig, RigJob job) {
    return rig.sql().list(SLOTS, row -> Sql.instant(row, 1), job.name());
  }

  private static List<Instant> nights(ZoneId zone, Instant until) {
    return Stream.iterate(NEW_YEAR, day -> day.plusDays(1))
        .map(day -> instant(day, zone))
        .takeWhile(due -> due.isBefore(until))
        .toList();
  }

  /// A time that is skipped is made up for when the clock has jumped; of a time that comes twice
  /// the first counts.
  private static Instant instant(LocalDate day, ZoneId zone) {
    var local = day.atTime(HALF_PAST_TWO);
    var transition = zone.getRules().getTransition(local);
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }

  private static long changes(ZoneId zone, List<Instant> nights) {
    return nights.stream()
        .map(due -> due.atZone(zone).toLocalDate())
        .filter(day ->
            !zone.getRules()
                .getOffset(day.atStartOfDay(zone).toInstant())
                .equals(zone.getRules().getOffset(day.plusDays(1).atStartOfDay(zone).toInstant())))
        .count();
  }

  private static List<Finding> differences(List<Instant> expected, Set<Instant> there) {
    var findings = new ArrayList<Finding>();
    expected.stream()
        .filter(due -> !there.contains(due))
        .forEach(due -> findings.add(new Finding(Invariant.I2, due + " has no row")));
    there.stream()
        .filter(due -> !expected.contains(due))
        .forEach(due -> findings.add(new Finding(Invariant.I3, due + " is no nominal time")));
    return findings;
  }
}
