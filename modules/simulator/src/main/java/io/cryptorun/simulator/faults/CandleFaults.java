package io.cryptorun.simulator.faults;

import static io.cryptorun.simulator.faults.FaultKind.DUPLICATE_EQUAL;
import static io.cryptorun.simulator.faults.FaultKind.DUPLICATE_UNEQUAL;
import static io.cryptorun.simulator.faults.FaultKind.FORMING_ABSENT;
import static io.cryptorun.simulator.faults.FaultKind.FORMING_FLAG;
import static io.cryptorun.simulator.faults.FaultKind.FUTURE_TIME;
import static io.cryptorun.simulator.faults.FaultKind.HIGH_BELOW_LOW;
import static io.cryptorun.simulator.faults.FaultKind.HOLE;
import static io.cryptorun.simulator.faults.FaultKind.NEGATIVE_PRICE;
import static io.cryptorun.simulator.faults.FaultKind.OFF_GRID;
import static io.cryptorun.simulator.faults.FaultKind.REVISED;
import static io.cryptorun.simulator.faults.FaultKind.WRONG_ORDER;

import io.cryptorun.simulator.market.Bar;
import io.cryptorun.simulator.market.Candle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Works faults into candles; they come and go oldest first. A struck row is the middle one.
public final class CandleFaults {
  private static final int HOLE_ROWS = 3;

  private CandleFaults() {}

  public static List<Candle> apply(ActiveFaults faults, List<Candle> candles) {
    if (faults.rules().isEmpty() || candles.size() < 2 * HOLE_ROWS) {
      return candles;
    }
    var rows = new ArrayList<>(candles);
    times(faults, rows);
    values(faults, rows);
    repeats(faults, rows);
    if (faults.has(WRONG_ORDER)) {
      return rows.reversed();
    }
    return rows;
  }

  private static void times(ActiveFaults faults, List<Candle> rows) {
    if (faults.has(FORMING_ABSENT) && !rows.getLast().closed()) {
      rows.removeLast();
    }
    if (faults.has(FORMING_FLAG)) {
      rows.add(rows.removeLast().withClosed(true));
    }
    if (faults.has(HOLE)) {
      rows.subList(rows.size() / 2, rows.size() / 2 + HOLE_ROWS).clear();
    }
    if (faults.has(OFF_GRID)) {
      middle(rows, row -> row.openingAt(row.openSecond() + 1));
    }
    if (faults.has(FUTURE_TIME)) {
      var last = rows.getLast();
      rows.add(last.openingAt(last.openSecond() + 2 * last.width()));
    }
  }

  private static void values(ActiveFaults faults, List<Candle> rows) {
    if (faults.has(NEGATIVE_PRICE)) {
      middle(rows, row -> row.withBar(row.bar().scaled(-1, 1)));
    }
    if (faults.has(HIGH_BELOW_LOW)) {
      middle(rows, row -> row.withBar(upsideDown(row.bar())));
    }
    if (faults.has(REVISED)) {
      int newest = rows.size() - (rows.getLast().closed() ? 1 : 2);
      rows.set(newest, rows.get(newest).withBar(revised(rows.get(newest).bar())));
    }
  }

  private static void repeats(ActiveFaults faults, List<Candle> rows) {
    int middle = rows.size() / 2;
    if (faults.has(DUPLICATE_EQUAL)) {
      rows.add(middle, rows.get(middle));
    }
    if (faults.has(DUPLICATE_UNEQUAL)) {
      rows.add(middle, rows.get(middle).withBar(revised(rows.get(middle).bar())));
    }
  }

  private static void middle(List<Candle> rows, UnaryOperator<Candle> change) {
    int middle = rows.size() / 2;
    rows.set(middle, change.apply(rows.get(middle)));
  }

  private static Bar upsideDown(Bar bar) {
    return new Bar(
        bar.open(), bar.low() * 0.99, bar.high() * 1.01, bar.close(), bar.base(), bar.quote());
  }

  private static Bar revised(Bar bar) {
    double close = bar.close() * 1.003;
    return new Bar(
        bar.open(), Math.max(bar.high(), close), bar.low(), close, bar.base(), bar.quote());
  }
}
