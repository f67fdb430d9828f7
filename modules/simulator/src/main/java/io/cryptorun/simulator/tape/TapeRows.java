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
    try (var plain = plain(content)) {
      byte[] rows = plain.readAllBytes();
      int first = lineAfter(rows, 0);
      int last = lineBefore(rows, rows.length - 1);
      return first >= rows.length
          ? null
          : new long[] {second(time(rows, first)), second(time(rows, last))};
    }
  }

  private static int lineAfter(byte[] rows, int from) {
    int at = from;
    while (at < rows.length && rows[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  private static int lineBefore(byte[] rows, int before) {
    int at = before;
    while (at > 0 && rows[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  private static String time(byte[] rows, int start) {
    int length = Math.min(TIME_LENGTH, rows.length - start);
    return new String(rows, start, length, StandardCharsets.UTF_8);
  }

  private static InputStream plain(byte[] content) throws IOException {
    boolean packed = content.length > 1 && content[0] == (byte) 0x1f && content[1] == (byte) 0x8b;
    InputStream bytes = new ByteArrayInputStream(content);
    return packed ? new GZIPInputStream(bytes, 1 << 15) : bytes;
  }

  static BufferedReader lines(byte[] content) throws IOException {
    return new BufferedReader(new InputStreamReader(plain(content), StandardCharsets.UTF_8));
  }

  private static long second(String row) {
    if (row.length() < TIME_LENGTH) {
      throw new DateTimeException("not a row of a candle: " + row);
    }
    return Instant.parse(row.substring(0, TIME_LENGTH - 1) + "Z").getEpochSecond();
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
