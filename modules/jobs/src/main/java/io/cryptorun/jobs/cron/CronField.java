package io.cryptorun.jobs.cron;

import java.util.Locale;
import java.util.regex.Pattern;

/// One of the places of an expression: its range, its names, and the reading of its text into a set
/// of numbers, kept as the bits of a long.
enum CronField {
  /// Not part of what a configuration may say.
  SECOND("second", 0, 59, ""),
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY_OF_MONTH("day-of-month", 1, 31, ""),
  MONTH("month", 1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"),
  DAY_OF_WEEK("day-of-week", 0, 7, "SUNMONTUEWEDTHUFRISAT");

  private static final int NAME_LENGTH = 3;
  private static final Pattern PART = Pattern.compile("(?:\\*|(\\w+)(?:-(\\w+))?)(?:/(\\d{1,3}))?");

  private final String title;
  private final int min;
  private final int max;

  /// The names of all numbers from `min` on, three letters each, or empty.
  private final String names;

  CronField(String title, int min, int max, String names) {
    this.title = title;
    this.min = min;
    this.max = max;
    this.names = names;
  }

  String title() {
    return title;
  }

  int min() {
    return min;
  }

  /// The greatest number that is really different from the others: day-of-week 7 is Sunday again.
  int max() {
    return this == DAY_OF_WEEK ? 6 : max;
  }

  boolean isAll(long bits) {
    return Long.bitCount(bits) == max() - min + 1;
  }

  long read(String text) {
    long bits = 0;
    for (var part : text.split(",", -1)) {
      bits |= readPart(part);
    }
    if (this == DAY_OF_WEEK && (bits & 1L << 7) != 0) {
      bits = (bits & ~(1L << 7)) | 1;
    }
    return bits;
  }

  private long readPart(String part) {
    var match = PART.matcher(part);
    if (!match.matches()) {
      throw refused(part, "is not a number, a range, a list or a step");
    }
    boolean all = part.startsWith("*");
    int from = all ? min : number(match.group(1), part);
    int to = all ? max() : match.group(2) == null ? from : number(match.group(2), part);
    int step = match.group(3) == null ? 1 : Integer.parseInt(match.group(3));
    if (from > to) {
      throw refused(part, "runs backwards");
    }
    if (step < 1 || step > max) {
      throw refused(part, "has a step outside 1 to " + max);
    }
    if (match.group(3) != null && !all && match.group(2) == null) {
      throw new CronSyntaxException(
          "%s field: \"%s\" steps from a single number".formatted(title, part),
          "%d-%d/%d".formatted(from, max(), step));
    }
    long bits = 0;
    for (int value = from; value <= to; value += step) {
      bits |= 1L << value;
    }
    return bits;
  }

  private int number(String word, String part) {
    int at = names.indexOf(word.toUpperCase(Locale.ROOT));
    if (word.length() == NAME_LENGTH && at >= 0 && at % NAME_LENGTH == 0) {
      return min + at / NAME_LENGTH;
    }
    if (!word.matches("\\d{1,3}")) {
      throw refused(part, "has an unknown name");
    }
    int value = Integer.parseInt(word);
    if (value < min || value > max) {
      throw refused(part, "is out of range");
    }
    return value;
  }

  private CronSyntaxException refused(String part, String reason) {
    var words = names.isEmpty() ? "" : ", or %s to %s".formatted(word(min), word(max()));
    return new CronSyntaxException(
        "%s field: \"%s\" %s".formatted(title, part, reason),
        "numbers %d to %d%s; forms: *  */n  a  a-b  a-b/n  a,b,c".formatted(min, max, words));
  }

  /// The numbers in Quartz's notation: `*`, else `first/step`, else a list of runs. Weekdays go by
  /// name, since Quartz counts them from 1, and a name takes no step there.
  String quartz(long bits) {
    if (isAll(bits)) {
      return "*";
    }
    var progression = progression(bits);
    if (this != DAY_OF_WEEK && progression.step() > 1) {
      return name(progression.first()) + "/" + progression.step();
    }
    var text = new StringBuilder();
    for (int value = Long.numberOfTrailingZeros(bits); value <= max(); value++) {
      if ((bits & 1L << value) == 0) {
        continue;
      }
      int end = value;
      while (end < max() && (bits & 1L << (end + 1)) != 0) {
        end++;
      }
      text.append(text.isEmpty() ? "" : ",").append(name(value));
      if (end > value) {
        text.append('-').append(name(end));
      }
      value = end;
    }
    return text.toString();
  }

  private String name(int value) {
    return this == DAY_OF_WEEK ? word(value) : Integer.toString(value);
  }

  private String word(int value) {
    int at = (value - min) * NAME_LENGTH;
    return names.substring(at, at + NAME_LENGTH);
  }

  /// First number and distance when the numbers lie evenly and run to the end of the range; a step
  /// of 0 when they do not, or are fewer than two.
  Progression progression(long bits) {
    int first = Long.numberOfTrailingZeros(bits);
    int step = Long.numberOfTrailingZeros(bits & bits - 1) - first;
    if (Long.bitCount(bits) < 2) {
      return new Progression(first, 0);
    }
    long even = 0;
    for (int value = first; value <= max(); value += step) {
      even |= 1L << value;
    }
    return new Progression(first, even == bits ? step : 0);
  }

  record Progression(int first, int step) {}
}
