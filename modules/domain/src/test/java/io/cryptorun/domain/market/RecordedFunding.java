package io.cryptorun.domain.market;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Funding that exchanges charged, as recorded; tests are skipped where the recordings are absent.
public final class RecordedFunding {

  private RecordedFunding() {}

  /// The bases that a folder below the data folder holds, in order.
  public static List<String> bases(String folder) {
    return RecordedCandles.bases(folder, "USDT");
  }

  /// All charges of a coin, oldest first, their times without the exchange's jitter.
  public static List<Settlement> read(String folder, String base) {
    return RecordedCandles.lines(folder + "/" + base + "-USDT", RecordedFunding::settlement);
  }

  private static Settlement settlement(String line) {
    String[] cell = line.split(",", -1);
    return new Settlement(
        Instant.parse(cell[0]).plusSeconds(30).truncatedTo(ChronoUnit.MINUTES),
        Double.parseDouble(cell[1]));
  }
}
