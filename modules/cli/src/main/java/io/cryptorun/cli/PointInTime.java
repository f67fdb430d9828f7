package io.cryptorun.cli;

import io.cryptorun.app.settings.Durations;
import io.cryptorun.cli.error.CommandRefused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/// A point in time as operators give it: a date, an instant, or a distance from now.
public sealed interface PointInTime {

  /// What to say when a text is none.
  String FORMS = "24h, 7d, 2025-09-07, 2025-09-07T14:00:00Z or 2025-09-07T16:00:00+02:00";

  /// The instant that is meant.
  Instant at(Instant now);

  /// So long ago.
  record Ago(Duration distance) implements PointInTime {

    @Override
    public Instant at(Instant now) {
      return now.minus(distance);
    }
  }

  /// That very instant.
  record Exactly(Instant instant) implements PointInTime {

    @Override
    public Instant at(Instant now) {
      return instant;
    }
  }

  /// Reads one; a date means its first moment in UTC.
  ///
  /// @throws TypeConversionException when the text is none
  static PointInTime parse(String text) {
    return Durations.parse(text)
        .<PointInTime>map(Ago::new)
        .or(() ->
            read(text, date -> LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant()))
        .or(() -> read(text, time -> OffsetDateTime.parse(time).toInstant()))
        .orElseThrow(() ->
            new TypeConversionException(
                "\"%s\" is not a point in time such as %s".formatted(text, FORMS)));
  }

  /// Refuses a span that ends before it begins: it would give an empty list, and look like an
  /// answer.
  ///
  /// @throws CommandRefused when both are given and the second is the earlier one
  static void requireOrder(@Nullable PointInTime since, @Nullable PointInTime until, Instant now) {
    if (since != null && until != null && until.at(now).isBefore(since.at(now))) {
      throw CommandRefused.usage(
          "CR-USE-039",
          "--until %s is before --since %s".formatted(until.at(now), since.at(now)),
          "the earlier one as --since");
    }
  }

  private static Optional<PointInTime> read(String text, Function<String, Instant> form) {
    try {
      return Optional.of(new Exactly(form.apply(text)));
    } catch (DateTimeException _) { // not of this form
      return Optional.empty();
    }
  }
}
