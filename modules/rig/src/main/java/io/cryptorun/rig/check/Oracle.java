package io.cryptorun.rig.check;

import io.cryptorun.rig.node.RigJob;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/// When a job of the rig falls due, found out second by second: slow, simple, and none of the
/// scheduler's code.
final class Oracle {

  private final String seconds;
  private final String minutes;
  private final String hours;

  private Oracle(String seconds, String minutes, String hours) {
    this.seconds = seconds;
    this.minutes = minutes;
    this.hours = hours;
  }

  static Oracle of(RigJob job) {
    var fields = List.of(job.cron().split(" ", -1));
    int rest = fields.size() - 5;
    var days = fields.subList(rest + 2, fields.size());
    if (!days.equals(List.of("*", "*", "*"))) {
      throw new IllegalArgumentException("the oracle knows no days: " + job.cron());
    }
    return new Oracle(rest == 1 ? fields.getFirst() : "0", fields.get(rest), fields.get(rest + 1));
  }

  /// The nominal times from one instant, which counts, to another, which does not.
  List<Instant> between(Instant from, Instant to) {
    var first = from.truncatedTo(ChronoUnit.SECONDS);
    var begin = first.isBefore(from) ? first.plusSeconds(1) : first;
    return Stream.iterate(begin, second -> second.isBefore(to), second -> second.plusSeconds(1))
        .filter(this::isDue)
        .toList();
  }

  boolean isDue(Instant second) {
    ZonedDateTime time = second.atZone(ZoneOffset.UTC);
    return matches(seconds, time.getSecond())
        && matches(minutes, time.getMinute())
        && matches(hours, time.getHour());
  }

  private static boolean matches(String field, int value) {
    if (field.startsWith("*/")) {
      return value % Integer.parseInt(field.substring(2)) == 0;
    }
    return field.equals("*") || Integer.parseInt(field) == value;
  }
}
