package io.cryptorun.bench.flow;

import io.cryptorun.app.DatabaseAccess;
import io.cryptorun.app.ForegroundRun;
import io.cryptorun.bench.Arguments;
import io.cryptorun.bench.BenchSettings;
import io.cryptorun.bench.ScratchHome;
import io.cryptorun.jobs.Ran;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Whole hot scans, as `schedule run scan.hot` does them, from joining the cluster to the row in
/// the ledger. The first of each home builds the universe of the day; the later ones find it.
///
/// `--latency 100` milliseconds of every answer, `--homes 1` with `--runs 3` each, `--pause 35`
/// seconds between runs, so that budgets are full again; a recording instead of the synthetic
/// market by `--data DIR --replay-from INSTANT`.
public final class HotScanFlow {

  private static final Set<String> OPTIONS =
      Set.of("latency", "homes", "runs", "pause", "data", "replay-from");

  private final Arguments arguments;
  private final Duration latency;
  private final HeapPeak heap = new HeapPeak();
  private final List<FlowRun> runs = new ArrayList<>();

  private HotScanFlow(Arguments arguments) {
    this.arguments = arguments;
    this.latency = Duration.ofMillis(arguments.number("latency", 100));
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var flow = new HotScanFlow(new Arguments(arguments, OPTIONS));
    for (int home = 0; home < flow.arguments.number("homes", 1); home++) {
      flow.measureHome();
    }
    flow.tell();
  }

  private void measureHome() throws IOException, InterruptedException {
    try (var home = ScratchHome.open();
        var simulator = SimulatorProcess.start(market())) {
      var bench = BenchSettings.of(home, simulator.url());
      for (int run = 0; run < arguments.number("runs", 3); run++) {
        if (run > 0) {
          Thread.sleep(Duration.ofSeconds(arguments.number("pause", 35)));
        }
        runs.add(measure(bench, simulator, run == 0));
      }
    }
  }

  private List<String> market() {
    var told = new ArrayList<>(List.of(String.valueOf(latency.toMillis())));
    var data = arguments.text("data");
    if (data != null) {
      told.add(data);
      told.add(Objects.requireNonNull(arguments.text("replay-from"), "--data needs --replay-from"));
    }
    return told;
  }

  private FlowRun measure(BenchSettings bench, SimulatorProcess simulator, boolean first)
      throws IOException, InterruptedException {
    var stages = new StageClock();
    var databases = new DatabaseAccess(bench.environment(), Map.of());
    var run = new ForegroundRun(bench.environment(), bench.settings(), databases, stages);
    var before = CallCounts.at(simulator.url());
    heap.reset();
    long start = System.nanoTime();
    var ran = run.run(bench.hotScan(), null);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!(ran instanceof Ran.Completed)) {
      throw new IllegalStateException("the scan published nothing: " + ran);
    }
    var counts = CallCounts.at(simulator.url()).since(before);
    int chain = first ? LowerBound.CHAIN_WITH_UNIVERSE : LowerBound.CHAIN_LATER;
    return new FlowRun(
        first ? "first" : "later",
        seconds,
        stages,
        counts,
        heap.megabytes(),
        LowerBound.of(counts, bench.settings(), chain, latency));
  }

  private void tell() {
    System.out.println(FlowRun.overview(runs));
    for (var name : List.of("first", "later")) {
      runs.stream()
          .filter(run -> run.name().equals(name))
          .findFirst()
          .ifPresent(run -> System.out.printf("%s run:%n%s%n", name, run.budgets()));
    }
  }
}
