package io.cryptorun.simulator.tape;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The periods of a recording's hourly candles, for people.
final class TapePeriods {
  private TapePeriods() {}

  static String of(List<TapeFile> files) {
    var periods = new TreeSet<String>();
    for (var file : files) {
      if (file.hourly()) {
        periods.add(instant(file.first()) + " to " + instant(file.last() + 1));
      }
    }
    return periods.stream().limit(12).collect(Collectors.joining(", "));
  }

  private static Instant instant(long hour) {
    return Instant.ofEpochSecond(hour * TapeFile.HOUR);
  }
}
