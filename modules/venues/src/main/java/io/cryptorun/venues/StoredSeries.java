package io.cryptorun.venues;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A series of figures in the form in which it is kept between runs: a line that tells the window
/// it was asked for, then one line a figure, `second value`.
///
/// @param since the beginning of the window, itself not in it
/// @param until the end of the window, itself in it
/// @param points oldest first
record StoredSeries(Instant since, Instant until, List<Point> points) {
  private static final String FORM = "series-1";

  /// One figure.
  record Point(Instant at, double value) {}

  String pack() {
    var window = "%s %d %d".formatted(FORM, since.getEpochSecond(), until.getEpochSecond());
    return points.stream()
        .map(point -> "\n" + point.at.getEpochSecond() + " " + point.value)
        .collect(Collectors.joining("", window, ""));
  }

  /// Reads what [#pack] wrote; empty for a text of another form, which another version wrote.
  static Optional<StoredSeries> unpack(String content) {
    var lines = content.lines().map(line -> line.split(" ", -1)).toList();
    if (lines.isEmpty() || !lines.getFirst()[0].equals(FORM)) {
      return Optional.empty();
    }
    var window = lines.getFirst();
    var points =
        lines.subList(1, lines.size()).stream()
            .map(cells -> new Point(second(cells[0]), Double.parseDouble(cells[1])))
            .toList();
    return Optional.of(new StoredSeries(second(window[1]), second(window[2]), points));
  }

  private static Instant second(String text) {
    return Instant.ofEpochSecond(Long.parseLong(text));
  }
}
