package io.cryptorun.simulator.tape;

import java.nio.file.Path;

/// One recorded file and its period.
///
/// @param venue name of the folder: one of the spot venues or of the perpetuals
/// @param width seconds of a bar, an hour or a day
/// @param first open time of the oldest bar, in whole widths since 1970
/// @param last open time of the newest bar, likewise
record TapeFile(
    Path path, String venue, String base, String quote, long width, long first, long last) {
  static final long HOUR = 3600;
  static final long DAY = 86_400;

  boolean hourly() {
    return width == HOUR;
  }

  /// Whether this file's period holds an instant (seconds since 1970).
  boolean covers(long second) {
    long index = Math.floorDiv(second, width);
    return index >= first && index <= last;
  }
}
