package io.cryptorun.jobs.cron;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Says an expression in English, with the short form for the usual ones.
final class CronWords {

  private CronWords() {}

  static String of(long minutes, long hours, long days, long months, long weekdays) {
    var words = new ArrayList<String>();
    words.add(times(minutes, hours));
    if (!CronField.DAY_OF_MONTH.isAll(days)) {
      words.add("on day " + list(days, Integer::toString));
    }
    if (!CronField.DAY_OF_WEEK.isAll(weekdays)) {
      words.add("on " + list(weekdays, CronWords::weekday));
    }
    if (!CronField.MONTH.isAll(months)) {
      words.add("in " + list(months, CronWords::month));
    }
    return String.join(" ", words);
  }

  private static String times(long minutes, long hours) {
    boolean everyHour = CronField.HOUR.isAll(hours);
    if (everyHour && CronField.MINUTE.isAll(minutes)) {
      return "every minute";
    }
    int minuteStep = evenStep(CronField.MINUTE, minutes, 60);
    if (everyHour && minuteStep > 0) {
      return "every " + minuteStep + " minutes";
    }
    int hourStep = everyHour ? 1 : evenStep(CronField.HOUR, hours, 24);
    if (hourStep > 0 && Long.bitCount(minutes) == 1) {
      var every = hourStep == 1 ? "every hour" : "every " + hourStep + " hours";
      return minutes == 1 ? every : every + " at minute " + list(minutes, Integer::toString);
    }
    if (Long.bitCount(minutes) * Long.bitCount(hours) == 1) {
      return "every day at %02d:%02d"
          .formatted(Long.numberOfTrailingZeros(hours), Long.numberOfTrailingZeros(minutes));
    }
    return "at minute %s of %s"
        .formatted(
            list(minutes, Integer::toString),
            everyHour ? "every hour" : "hour " + list(hours, Integer::toString));
  }

  /// The step of numbers that start at 0 and stay even across the end of the range, else 0.
  private static int evenStep(CronField field, long bits, int range) {
    var progression = field.progression(bits);
    return progression.first() == 0 && progression.step() > 1 && range % progression.step() == 0
        ? progression.step()
        : 0;
  }

  private static String list(long bits, IntFunction<String> name) {
    return IntStream.range(0, Long.SIZE)
        .filter(value -> (bits & 1L << value) != 0)
        .mapToObj(name)
        .collect(Collectors.joining(", "));
  }

  private static String weekday(int value) {
    return DayOfWeek.of(value == 0 ? 7 : value).getDisplayName(TextStyle.SHORT, Locale.ROOT);
  }

  private static String month(int value) {
    return Month.of(value).getDisplayName(TextStyle.SHORT, Locale.ROOT);
  }
}
