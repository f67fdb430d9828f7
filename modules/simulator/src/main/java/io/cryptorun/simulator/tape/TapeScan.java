package io.cryptorun.simulator.tape;

import io.cryptorun.simulator.config.SimulatorConfigException;
import io.cryptorun.simulator.market.Figure;
import io.cryptorun.simulator.market.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every candle file and every file of perpetuals' figures below a folder, and one hash over all of
/// them.
record TapeScan(List<TapeFile> files, List<TapeSeries> series, String sha256) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:.*/)?(ohlcv_1h|ohlcv_1d|funding|open_interest_4h)/([A-Z_]+)/([A-Z0-9]+)-([A-Z0-9]+)\\.csv(?:\\.gz)?");
  private static final Map<String, Long> WIDTHS =
      Map.of("ohlcv_1h", TapeFile.HOUR, "ohlcv_1d", TapeFile.DAY);

  /// Reads a folder; fails where it holds no candles.
  static TapeScan of(Path folder) {
    var fingerprint = new Fingerprint();
    var files = new ArrayList<TapeFile>();
    var series = new ArrayList<TapeSeries>();
    try {
      for (var path : recorded(folder)) {
        read(folder, path, fingerprint, files, series);
      }
    } catch (IOException e) {
      throw new SimulatorConfigException("cannot read data folder " + folder + ": " + e, e);
    }
    if (files.isEmpty()) {
      throw new SimulatorConfigException(
          "no candles in data folder %s: expected files ohlcv_1h/<VENUE>/<BASE-QUOTE>.csv.gz somewhere below it"
              .formatted(folder));
    }
    return new TapeScan(List.copyOf(files), List.copyOf(series), fingerprint.hex());
  }

  private static List<Path> recorded(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> NAME.matcher(name(folder, path)).matches())
          .sorted((a, b) -> name(folder, a).compareTo(name(folder, b)))
          .toList();
    }
  }

  private static String name(Path folder, Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  private static void read(
      Path folder,
      Path path,
      Fingerprint fingerprint,
      List<TapeFile> files,
      List<TapeSeries> series)
      throws IOException {
    String name = name(folder, path);
    var parts = NAME.matcher(name);
    if (!parts.matches()) {
      return;
    }
    byte[] content = Files.readAllBytes(path);
    fingerprint.add(name).add(content);
    try {
      long[] period = TapeRows.period(content);
      if (period == null) {
        return;
      }
      Long width = WIDTHS.get(parts.group(1));
      if (width == null) {
        series.add(series(path, parts, period));
      } else {
        files.add(candles(path, parts, period, width));
      }
    } catch (IOException | DateTimeException e) {
      throw new SimulatorConfigException("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private static TapeFile candles(Path path, Matcher parts, long[] period, long width) {
    return new TapeFile(
        path,
        parts.group(2),
        parts.group(3),
        parts.group(4),
        width,
        Math.floorDiv(period[0], width),
        Math.floorDiv(period[1], width));
  }

  private static TapeSeries series(Path path, Matcher parts, long[] period) {
    var figure = parts.group(1).equals("funding") ? Figure.FUNDING : Figure.OPEN_INTEREST;
    return new TapeSeries(path, figure, parts.group(2), parts.group(3), period[0], period[1]);
  }
}
