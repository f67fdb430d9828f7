package io.cryptorun.bench.scan;

import io.cryptorun.bench.Arguments;
import io.cryptorun.bench.Sample;
import io.cryptorun.bench.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs [ScanBenchmark] and [RegimeBenchmark] and prints time and bytes for each symbol. `--symbols
/// 30,300` measures these sizes instead of each one's own.
public final class ScanCost {

  private static final String BYTES = "gc.alloc.rate.norm";

  private ScanCost() {}

  public static void main(String[] arguments) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(ScanBenchmark.class.getName())
            .include(RegimeBenchmark.class.getName())
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true);
    var symbols = new Arguments(arguments, Set.of("symbols")).text("symbols");
    if (symbols != null) {
      options.param("symbols", symbols.split(",", -1));
    }
    var results = new ArrayList<>(new Runner(options.build()).run());
    results.sort(
        Comparator.comparing(ScanCost::step).reversed().thenComparingInt(ScanCost::symbols));
    System.out.println(table(results));
  }

  private static Table table(List<RunResult> results) {
    var table = new Table("step", "symbols", "ms", "µs a symbol", "bytes a symbol");
    for (var result : results) {
      int symbols = symbols(result);
      var micros = sample(result, 1);
      table.row(
          step(result),
          String.valueOf(symbols),
          "%.2f".formatted(micros.median() / 1_000),
          sample(result, symbols).told("%.1f"),
          "%.0f".formatted(bytes(result) / symbols));
    }
    return table;
  }

  private static double bytes(RunResult result) {
    return Objects.requireNonNull(result.getSecondaryResults().get(BYTES), BYTES).getScore();
  }

  private static Sample sample(RunResult result, int parts) {
    return new Sample(
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .map(IterationResult::getPrimaryResult)
            .map(iteration -> iteration.getScore() / parts)
            .toList());
  }

  private static String step(RunResult result) {
    var name = result.getParams().getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static int symbols(RunResult result) {
    return Integer.parseInt(result.getParams().getParam("symbols"));
  }
}
