package io.cryptorun.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells times to people: in a zone, or by their distance from now.
///
/// @param zone of the times; each is told with its offset
/// @param now what distances are counted from
public record Times(ZoneId zone, Style style, Instant now) {

  /// The two ways. The constants are the words of the command line.
  public enum Style {
    /// `2026-11-23T14:07:41Z`
    iso,
    /// `3m ago`, `in 52m`
    relative
  }

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

  /// A time in the style that was asked for, to the second; `-` for none.
  public String text(@Nullable Instant time) {
    if (time == null) {
      return "-";
    }
    return style == Style.iso ? iso(time) : relative(time);
  }

  private String iso(Instant time) {
    return ISO.format(time.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }

  private String relative(Instant time) {
    var distance = Duration.between(time, now);
    return distance.isNegative()
        ? "in " + about(distance.negated())
        : "%s ago".formatted(about(distance));
  }

  /// A length of time between two moments of the database, in milliseconds: to the nearest, as the
  /// views of the database round it.
  public static long millis(Duration length) {
    return Math.round(length.toNanos() / 1e6);
  }

  /// A length of time in its two largest units: `41s`, `3m08s`, `2h07m`, `5d03h`.
  public static String about(Duration length) {
    if (length.toMinutes() == 0) {
      return length.toSeconds() + "s";
    }
    if (length.toHours() == 0) {
      return "%dm%02ds".formatted(length.toMinutes(), length.toSecondsPart());
    }
    return length.toDays() == 0
        ? "%dh%02dm".formatted(length.toHours(), length.toMinutesPart())
        : "%dd%02dh".formatted(length.toDays(), length.toHoursPart());
  }
}
