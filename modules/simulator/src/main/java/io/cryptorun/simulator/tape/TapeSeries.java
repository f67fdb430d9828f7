package io.cryptorun.simulator.tape;

import io.cryptorun.simulator.config.SimulatorConfigException;
import io.cryptorun.simulator.market.Figure;
import io.cryptorun.simulator.market.Series;
import io.cryptorun.simulator.market.SpotVenue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/// One recorded file of a perpetual's figures, rows `time,value[,...]`.
///
/// @param venue name of the folder: that of the perpetuals
/// @param first time of the oldest row, seconds since 1970
/// @param last time of the newest row, likewise
record TapeSeries(Path path, Figure figure, String venue, String base, long first, long last) {
  private static final long INTERVAL = 8 * TapeFile.HOUR;
  private static final Map<SpotVenue, String> FOLDERS =
      Map.of(SpotVenue.BINANCE, "BINANCE_USDM", SpotVenue.OKX, "OKX_SWAP");

  boolean isOf(SpotVenue ofVenue, String ofBase) {
    return base.equals(ofBase) && venue.equals(FOLDERS.get(ofVenue));
  }

  /// Whether an instant (seconds since 1970) lies within the file's period, an interval before its
  /// first and after its last row included.
  boolean covers(long second) {
    return second >= first - INTERVAL && second < last + INTERVAL;
  }

  Series read() {
    int rows = 0;
    try (var lines = TapeRows.lines(Files.readAllBytes(path))) {
      var millis = new long[64];
      var values = new double[64];
      lines.readLine();
      for (String row = lines.readLine(); row != null; row = lines.readLine()) {
        if (rows == millis.length) {
          millis = Arrays.copyOf(millis, 2 * rows);
          values = Arrays.copyOf(values, 2 * rows);
        }
        String[] columns = row.split(",", -1);
        millis[rows] = Instant.parse(columns[0]).toEpochMilli();
        values[rows] = Double.parseDouble(columns[1]);
        rows++;
      }
      return new Series(Arrays.copyOf(millis, rows), Arrays.copyOf(values, rows));
    } catch (IOException | RuntimeException e) {
      throw new SimulatorConfigException(
          "cannot read row %d of %s: %s".formatted(rows + 1, path, e.getMessage()), e);
    }
  }
}
