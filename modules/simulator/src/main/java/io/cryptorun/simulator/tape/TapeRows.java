package io.cryptorun.simulator.tape;

import io.cryptorun.simulator.config.SimulatorConfigException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads the rows `open_time,open,high,low,close,volume_base,volume_quote[,trades]` of a file.
final class TapeRows {
  private static final int TIME_LENGTH = "2021-04-01T00:00:00Z".length();

  private TapeRows() {}

  /// All bars of a file.
  static PackedBars read(TapeFile file) {
    var figures = new double[(int) (file.last() - file.first() + 1) * PackedBars.WIDTH];
    Arrays.fill(figures, Double.NaN);
    int scale = 0;
    int line = 1;
    try (var lines = lines(Files.readAllBytes(file.path()))) {
      lines.readLine();
      for (String row = lines.readLine(); row != null; row = lines.readLine()) {
        line++;
        long index = Math.floorDiv(second(row), file.width()) - file.first();
        scale = Math.max(scale, parse(row, figures, (int) index * PackedBars.WIDTH));
      }
    } catch (IOException | RuntimeException e) {
      throw new SimulatorConfigException(
          "cannot read line %d of %s: %s".formatted(line, file.path(), e.getMessage()), e);
    }
    return new PackedBars(file.first(), figures, scale);
  }

  /// Open times (seconds since 1970) of the first and the last row; null for a file without rows.
  static long @Nullable [] period(byte[] content) throws IOException {
    try (var lines = lines(content)) {
      lines.readLine();
      String first = lines.readLine();
      String last = first;
      for (String row = first; row != null; row = lines.readLine()) {
        last = row;
      }
      return first == null || last == null ? null : new long[] {second(first), second(last)};
    }
  }

  private static BufferedReader lines(byte[] content) throws IOException {
    boolean packed = content.length > 1 && content[0] == (byte) 0x1f && content[1] == (byte) 0x8b;
    InputStream plain = new ByteArrayInputStream(content);
    return new BufferedReader(
        new InputStreamReader(
            packed ? new GZIPInputStream(plain, 1 << 15) : plain, StandardCharsets.UTF_8));
  }

  private static long second(String row) {
    if (row.length() < TIME_LENGTH) {
      throw new DateTimeException("not a row of a candle: " + row);
    }
    return Instant.parse(row.substring(0, TIME_LENGTH)).getEpochSecond();
  }

  /// Writes one row's figures and returns the most decimals among its prices.
  private static int parse(String row, double[] figures, int start) {
    int scale = 0;
    int from = row.indexOf(',') + 1;
    for (int column = 0; column < PackedBars.WIDTH; column++) {
      int comma = row.indexOf(',', from);
      String text = row.substring(from, comma < 0 ? row.length() : comma);
      figures[start + column] = Double.parseDouble(text);
      if (column < 4) {
        scale = Math.max(scale, decimals(text));
      }
      from = comma < 0 ? row.length() : comma + 1;
    }
    return scale;
  }

  private static int decimals(String number) {
    int point = number.indexOf('.');
    return point < 0 ? 0 : number.length() - point - 1;
  }
}
