package io.cryptorun.simulator.faults;

import io.cryptorun.simulator.derivatives.Settlement;
import io.cryptorun.simulator.market.Noise;
import java.util.ArrayList;
import java.util.List;

/// Works faults into settled funding rates; they come and go oldest first.
public final class FundingFaults {
  private static final double JITTER_SECONDS = 0.9;
  private static final int FEW = 4;

  private FundingFaults() {}

  public static List<Settlement> apply(ActiveFaults faults, List<Settlement> settled) {
    if (faults.rules().isEmpty() || settled.size() < FEW) {
      return settled;
    }
    var rows = new ArrayList<>(settled);
    if (faults.has(FaultKind.FUNDING_INTERVAL)) {
      halveNewest(rows);
    }
    if (faults.has(FaultKind.FUNDING_MISSING)) {
      rows.remove(rows.size() / 2);
    }
    if (faults.has(FaultKind.FUNDING_ZERO)) {
      rows.replaceAll(row -> row.withRate(0));
    }
    if (faults.has(FaultKind.FUNDING_JITTER)) {
      double most = faults.value(FaultKind.FUNDING_JITTER, JITTER_SECONDS) * 1000;
      rows.replaceAll(row -> moved(row, most));
    }
    return rows;
  }

  /// A rate that is building up, with the same faults.
  public static double current(ActiveFaults faults, double rate) {
    if (faults.has(FaultKind.FUNDING_ZERO)) {
      return 0;
    }
    return faults.has(FaultKind.FUNDING_INTERVAL) ? rate / 2 : rate;
  }

  /// From the middle on, each interval is charged in two halves.
  private static void halveNewest(List<Settlement> rows) {
    int middle = rows.size() / 2;
    var newest = new ArrayList<>(rows.subList(middle, rows.size()));
    rows.subList(middle, rows.size()).clear();
    for (var row : newest) {
      double hours = row.hours() / 2;
      long half = Math.round(hours * 3_600_000);
      rows.add(new Settlement(row.millis() - half, row.rate() / 2, hours));
      rows.add(new Settlement(row.millis(), row.rate() / 2, hours));
    }
  }

  private static Settlement moved(Settlement row, double most) {
    double by = Noise.between(Noise.key("jitter"), row.millis() / 60_000, -most, most);
    return new Settlement(row.millis() + Math.round(by), row.rate(), row.hours());
  }
}
