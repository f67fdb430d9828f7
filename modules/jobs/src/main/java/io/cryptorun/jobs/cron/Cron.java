package io.cryptorun.jobs.cron;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A five-field Unix cron expression: minute, hour, day-of-month, month, day-of-week. At least one
/// of the two day fields is `*`: where both are set, Unix means *or*, which Quartz cannot say.
public final class Cron {

  /// Between two leap days lie eight years at most (1896 and 1904, 2096 and 2104).
  private static final int LONGEST_WAIT_YEARS = 9;

  private static final int FIRES_OF_A_CADENCE = 64;

  /// The start of a minute: what an expression of five fields means.
  private static final long ON_THE_MINUTE = 1;

  private final String text;
  private final long seconds;
  private final long minutes;
  private final long hours;
  private final long days;
  private final long months;
  private final long weekdays;

  private Cron(String text, long seconds, String[] fields) {
    this.text = text;
    this.seconds = seconds;
    minutes = CronField.MINUTE.read(fields[0]);
    hours = CronField.HOUR.read(fields[1]);
    days = CronField.DAY_OF_MONTH.read(fields[2]);
    months = CronField.MONTH.read(fields[3]);
    weekdays = CronField.DAY_OF_WEEK.read(fields[4]);
    if (!fields[2].equals("*") && !fields[4].equals("*")) {
      throw new CronSyntaxException(
          "day-of-month and day-of-week are both set: Unix cron means either of them, Quartz cannot"
              + " express it",
          "two jobs, or * in one of the two fields");
    }
    if (!everComes()) {
      throw new CronSyntaxException(
          "no month it names has such a day, so it never fires", "another day or month");
    }
  }

  /// Reads an expression, or throws [CronSyntaxException] naming the field that is wrong.
  public static Cron parse(String text) {
    if (text.startsWith("@")) {
      throw new CronSyntaxException(
          "names such as @hourly are not read here", "five fields, e.g. 0 * * * * for every hour");
    }
    var fields = text.strip().split("\\s+", -1);
    int count = text.isBlank() ? 0 : fields.length;
    if (count == 6 || count == 7) {
      var rest = String.join(" ", Arrays.asList(fields).subList(1, 6));
      throw new CronSyntaxException(
          count + " fields: this is five-field Unix cron, not Quartz cron",
          "drop the seconds, e.g. " + suggestion(rest.replace('?', '*')));
    }
    if (count != 5) {
      throw new CronSyntaxException(
          count
              + (count == 1 ? " field" : " fields")
              + ", need 5: minute hour day-of-month month day-of-week",
          suggestion(text.strip() + " *"));
    }
    return new Cron(text.strip(), ON_THE_MINUTE, fields);
  }

  /// Reads an expression that is in force already: one of five fields, or one of six whose first
  /// are seconds. A configuration knows no seconds; what is wired in code may have them, and the
  /// schedule it left is read by this.
  public static Cron inForce(String text) {
    var fields = text.strip().split("\\s+", -1);
    if (fields.length != 6) {
      return parse(text);
    }
    var rest = Arrays.copyOfRange(fields, 1, fields.length);
    return new Cron(text.strip(), CronField.SECOND.read(fields[0]), rest);
  }

  private static String suggestion(String candidate) {
    try {
      var cron = new Cron(candidate, ON_THE_MINUTE, candidate.split("\\s+", 5));
      return "\"%s\"   (%s)".formatted(cron, cron.words());
    } catch (CronSyntaxException | ArrayIndexOutOfBoundsException _) { // nothing better to offer
      return "\"*/15 * * * *\"   (every 15 minutes)";
    }
  }

  private boolean everComes() {
    for (int month = 1; month <= 12; month++) {
      long possible = (1L << (Month.of(month).maxLength() + 1)) - 2;
      if (has(months, month) && (days & possible) != 0) {
        return true;
      }
    }
    return false;
  }

  /// The same times as a Quartz expression (with seconds; `?` in the day field that is not set).
  public String quartz() {
    boolean byWeekday = !CronField.DAY_OF_WEEK.isAll(weekdays);
    return String.join(
        " ",
        CronField.SECOND.quartz(seconds),
        CronField.MINUTE.quartz(minutes),
        CronField.HOUR.quartz(hours),
        byWeekday ? "?" : CronField.DAY_OF_MONTH.quartz(days),
        CronField.MONTH.quartz(months),
        byWeekday ? CronField.DAY_OF_WEEK.quartz(weekdays) : "?");
  }

  /// The expression in English: `every 15 minutes`; one with seconds stays as it is.
  public String words() {
    return seconds != ON_THE_MINUTE ? text : CronWords.of(minutes, hours, days, months, weekdays);
  }

  /// Whether it can fire more than once on one day.
  public boolean isSubDaily() {
    return Long.bitCount(seconds) * Long.bitCount(minutes) * Long.bitCount(hours) > 1;
  }

  /// The shortest time between two fires, clock changes aside.
  public Duration cadence() {
    var fires = upcoming(Instant.EPOCH, ZoneOffset.UTC).limit(FIRES_OF_A_CADENCE).toList();
    var shortest = Duration.between(fires.get(0), fires.get(1));
    for (int i = 2; i < fires.size(); i++) {
      var gap = Duration.between(fires.get(i - 1), fires.get(i));
      shortest = gap.compareTo(shortest) < 0 ? gap : shortest;
    }
    return shortest;
  }

  /// All fires later than an instant, soonest first, without end.
  public Stream<Instant> upcoming(Instant after, ZoneId zone) {
    return Stream.iterate(next(after, zone), fire -> next(fire, zone));
  }

  /// The first fire later than an instant. A time that a clock change skips comes at the first
  /// instant after the gap; a time that comes twice counts the first time only.
  public Instant next(Instant after, ZoneId zone) {
    var local = LocalDateTime.ofInstant(after, zone);
    while (true) {
      local = nextLocal(local);
      var instant = resolve(local, zone);
      if (instant.isAfter(after)) {
        return instant;
      }
    }
  }

  private static Instant resolve(LocalDateTime local, ZoneId zone) {
    var transition = zone.getRules().getTransition(local);
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }

  private LocalDateTime nextLocal(LocalDateTime after) {
    var start = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    var today = timeOn(start.toLocalDate(), start.toLocalTime());
    if (today != null) {
      return today;
    }
    var last = start.toLocalDate().plusYears(LONGEST_WAIT_YEARS);
    for (var day = start.toLocalDate().plusDays(1); day.isBefore(last); day = day.plusDays(1)) {
      var time = timeOn(day, LocalTime.MIN);
      if (time != null) {
        return time;
      }
    }
    throw new IllegalStateException("no fire of " + text + " within nine years");
  }

  private @Nullable LocalDateTime timeOn(LocalDate day, LocalTime from) {
    if (!has(months, day.getMonthValue())
        || !has(days, day.getDayOfMonth())
        || !has(weekdays, day.getDayOfWeek().getValue() % 7)) {
      return null;
    }
    for (int hour = first(hours, from.getHour()); hour < 24; hour = first(hours, hour + 1)) {
      var time = timeIn(hour, hour == from.getHour() ? from : LocalTime.of(hour, 0));
      if (time != null) {
        return day.atTime(time);
      }
    }
    return null;
  }

  private @Nullable LocalTime timeIn(int hour, LocalTime from) {
    int minute = first(minutes, from.getMinute());
    int second = first(seconds, minute == from.getMinute() ? from.getSecond() : 0);
    if (second >= 60) { // that minute is over
      minute = first(minutes, minute + 1);
      second = first(seconds, 0);
    }
    return minute < 60 ? LocalTime.of(hour, minute, second) : null;
  }

  /// The smallest number of a set that is not below another; 64 where there is none.
  private static int first(long bits, int from) {
    return Long.numberOfTrailingZeros(bits >>> from << from);
  }

  private static boolean has(long bits, int value) {
    return (bits & 1L << value) != 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Cron cron && cron.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /// The expression as it was written.
  @Override
  public String toString() {
    return text;
  }
}
