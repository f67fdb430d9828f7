package io.cryptorun.bench.market;

import io.cryptorun.app.DatabaseAccess;
import io.cryptorun.app.ForegroundRun;
import io.cryptorun.app.RunWatcher;
import io.cryptorun.artifacts.PublishedFile;
import io.cryptorun.bench.Arguments;
import io.cryptorun.bench.BenchSettings;
import io.cryptorun.bench.ScratchHome;
import io.cryptorun.bench.Table;
import io.cryptorun.jobs.Ran;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import io.cryptorun.simulator.limits.LimitRules;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// How many rows the hot scans of thirty synthetic days publish, one every four hours: `--days 30`,
/// `--every 4` hours, from `--from INSTANT` on. Whole replays over HTTP with generous limits.
public final class SyntheticMarketYield {

  private static final Instant FROM = Instant.parse("2026-03-01T00:00:07Z");

  private final ScratchHome home;

  private SyntheticMarketYield(ScratchHome home) {
    this.home = home;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var options = new Arguments(arguments, Set.of("days", "every", "from"));
    var from = options.text("from");
    var start = from == null ? FROM : Instant.parse(from);
    var end = start.plus(Duration.ofDays(options.number("days", 30)));
    var step = Duration.ofHours(options.number("every", 4));
    var scansByRows = new TreeMap<Integer, Integer>();
    try (var home = ScratchHome.open()) {
      var yield = new SyntheticMarketYield(home);
      for (var at = start; at.isBefore(end); at = at.plus(step)) {
        scansByRows.merge(yield.rows(at), 1, Integer::sum);
      }
    }
    var table = new Table("rows published", "scans");
    scansByRows.forEach((rows, scans) -> table.row(rows.toString(), scans.toString()));
    System.out.println(table);
  }

  private int rows(Instant at) throws InterruptedException {
    var options =
        SimulatorOptions.standard()
            .withAt(at)
            .withFrozen(true)
            .withLimits(GenerousLimits.of(LimitRules.documented()));
    try (var simulator = Simulator.start(options)) {
      var bench = BenchSettings.of(home, simulator.url());
      var databases = new DatabaseAccess(bench.environment(), Map.of());
      var settings = GenerousLimits.of(bench.settings());
      var run = new ForegroundRun(bench.environment(), settings, databases, RunWatcher.nobody());
      return signals(run.run(bench.job("scan.hot"), at));
    }
  }

  private static int signals(Ran ran) {
    if (!(ran instanceof Ran.Completed(_, var result, _, _))) {
      throw new IllegalStateException("the scan published nothing: " + ran);
    }
    return result.files().files().stream()
        .filter(file -> Objects.equals(file.name(), "signals.csv"))
        .mapToInt(PublishedFile::rows)
        .findFirst()
        .orElseThrow();
  }
}
