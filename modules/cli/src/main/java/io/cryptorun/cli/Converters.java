package io.cryptorun.cli;

import io.cryptorun.app.settings.Durations;
import io.cryptorun.app.settings.Spelling;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// Reads the values of flags; what cannot be read is answered with the forms that can.
final class Converters {

  private Converters() {}

  /// Makes a command and all below it read values by these rules.
  static CommandLine register(CommandLine root) {
    return root.registerConverter(Instant.class, Converters::instant)
        .registerConverter(Duration.class, Converters::duration)
        .registerConverter(ZoneId.class, Converters::zone);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) { // the reason is the form, which is told
      throw new TypeConversionException(
          "\"%s\" is not an instant such as 2021-05-19T15:00:07Z".formatted(text));
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException _) { // the reason is the name, which is told
      var guess = Spelling.nearest(text, ZoneId.getAvailableZoneIds());
      throw new TypeConversionException(
          "\"%s\" is not a time zone; %s"
              .formatted(
                  text,
                  guess.map("did you mean %s?"::formatted).orElse("e.g. UTC, Europe/Berlin")));
    }
  }

  private static Duration duration(String text) {
    return Durations.parse(text)
        .orElseThrow(() ->
            new TypeConversionException(
                "\"%s\" is not a duration such as %s".formatted(text, Durations.FORMS)));
  }
}
