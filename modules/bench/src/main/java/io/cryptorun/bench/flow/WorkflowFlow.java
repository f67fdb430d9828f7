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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whole runs of workflows, as `schedule run` does them, from joining the cluster to the row in the
/// ledger: every job once in an empty home, then all of them again.
///
/// `--job scan.hot,scan.warm` for some of the five, `--latency 100` milliseconds of every answer,
/// `--runs 2` of each job, `--pause 20` seconds between runs, so that bursts are full again; a
/// recording instead of the synthetic market by `--data DIR --replay-from INSTANT`.
public final class WorkflowFlow {

  private static final Set<String> OPTIONS =
      Set.of("job", "latency", "runs", "pause", "data", "replay-from");

  private final Arguments arguments;
  private final Duration latency;
  private final List<MeasuredJob> jobs;
  private final HeapPeak heap = new HeapPeak();
  private final List<FlowRun> runs = new ArrayList<>();
  private boolean universe;

  private WorkflowFlow(Arguments arguments) {
    this.arguments = arguments;
    this.latency = Duration.ofMillis(arguments.number("latency", 100));
    this.jobs = jobs(arguments.text("job"));
  }

  private static List<MeasuredJob> jobs(@Nullable String named) {
    return named == null
        ? MeasuredJob.all()
        : Stream.of(named.split(",", -1)).map(MeasuredJob::of).toList();
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var flow = new WorkflowFlow(new Arguments(arguments, OPTIONS));
    flow.measureAll();
    flow.tell();
  }

  private void measureAll() throws IOException, InterruptedException {
    try (var home = ScratchHome.open();
        var simulator = SimulatorProcess.start(market())) {
      var bench = BenchSettings.of(home, simulator.url());
      for (int round = 0; round < arguments.number("runs", 2); round++) {
        for (var job : jobs) {
          if (!runs.isEmpty()) {
            Thread.sleep(Duration.ofSeconds(arguments.number("pause", 20)));
          }
          var run = measure(bench, simulator, job, round == 0 ? "first" : "later");
          runs.add(run);
          tellSoFar(run);
        }
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

  private FlowRun measure(
      BenchSettings bench, SimulatorProcess simulator, MeasuredJob job, String name)
      throws IOException, InterruptedException {
    var stages = new StageClock();
    var databases = new DatabaseAccess(bench.environment(), Map.of());
    var run = new ForegroundRun(bench.environment(), bench.settings(), databases, stages);
    var before = CallCounts.at(simulator.url());
    heap.reset();
    long start = System.nanoTime();
    var ran = run.run(bench.job(job.id()), null);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!(ran instanceof Ran.Completed)) {
      throw new IllegalStateException("%s published nothing: %s".formatted(job.id(), ran));
    }
    var counts = CallCounts.at(simulator.url()).since(before);
    int chain = job.chain(job.needsUniverse() && !universe);
    universe |= job.needsUniverse();
    var bound = LowerBound.of(counts, bench.settings(), job.pace(), chain, latency);
    return new FlowRun(job.id(), name, seconds, stages, counts, heap.megabytes(), bound);
  }

  /// Each run as it ends: all of them take a quarter of an hour.
  private static void tellSoFar(FlowRun run) {
    System.err.println(run.stagesTold());
    System.err.println(FlowRun.overview(List.of(run)));
    System.err.println(FlowRun.hosts(List.of(run)));
  }

  private void tell() {
    System.out.println(FlowRun.overview(runs));
    System.out.println(FlowRun.hosts(runs));
    System.out.println(FlowRun.budgets(runs));
    runs.forEach(run -> System.out.println(run.stagesTold()));
  }
}
