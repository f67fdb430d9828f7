package io.cryptorun.domain.market;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/// Candles as the exchanges recorded them, from the folder `shared` beside the checkout (or the one
/// that `CRYPTORUN_SHARED` names). A test that asks for them is skipped where the folder is absent.
public final class RecordedCandles {

  private RecordedCandles() {}

  /// All bars of one file below the data folder, oldest first.
  public static List<Candle> read(String file) {
    return lines(file, RecordedCandles::candle);
  }

  /// What each line of one file below the data folder says, the header aside.
  static <T> List<T> lines(String file, Function<String, T> reading) {
    Path path = folder().resolve("data").resolve(file + ".csv.gz");
    try (var in = new GZIPInputStream(Files.newInputStream(path));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(reading).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The bases quoted in a currency that a folder below the data folder holds, in order.
  public static List<String> bases(String folder, String quote) {
    var ending = "-" + quote + ".csv.gz";
    try (var files = Files.list(folder().resolve("data").resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Candle candle(String line) {
    String[] cell = line.split(",", -1);
    return new Candle(
        Instant.parse(cell[0]),
        Double.parseDouble(cell[1]),
        Double.parseDouble(cell[2]),
        Double.parseDouble(cell[3]),
        Double.parseDouble(cell[4]),
        Double.parseDouble(cell[5]),
        Double.parseDouble(cell[6]),
        false);
  }

  private static Path folder() {
    String named = System.getenv("CRYPTORUN_SHARED");
    Path found = named == null ? beside(Path.of("").toAbsolutePath()) : Path.of(named);
    assumeTrue(Files.isDirectory(found), "no recorded data: folder shared not found");
    return found;
  }

  private static Path beside(Path start) {
    for (Path up = start; up != null; up = up.getParent()) {
      Path candidate = up.resolveSibling("shared");
      if (Files.isDirectory(candidate.resolve("data"))) {
        return candidate;
      }
    }
    return start.resolve("shared");
  }
}
