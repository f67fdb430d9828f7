package io.cryptorun.app.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Durations as operators write them: `10s`, `15m`, `1h30m`, `90d`.
public final class Durations {

  /// What to say when a text is none.
  public static final String FORMS = "10s, 15m, 2h, 90d or 1h30m";

  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,5})h)?(?:(\\d{1,5})m)?(?:(\\d{1,5})s)?");

  private Durations() {}

  /// The duration, or empty when the text is not of that form.
  public static Optional<Duration> parse(String text) {
    var match = FORM.matcher(text);
    if (text.isEmpty() || !match.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(part(match.group(1)))
            .plusHours(part(match.group(2)))
            .plusMinutes(part(match.group(3)))
            .plusSeconds(part(match.group(4))));
  }

  private static long part(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /// The shortest way to write it, down to seconds.
  public static String format(Duration duration) {
    var text = new StringBuilder();
    append(text, duration.toDaysPart(), 'd');
    append(text, duration.toHoursPart(), 'h');
    append(text, duration.toMinutesPart(), 'm');
    append(text, duration.toSecondsPart(), 's');
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long amount, char unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }
}
