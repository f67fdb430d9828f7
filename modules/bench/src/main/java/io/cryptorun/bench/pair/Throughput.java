package io.cryptorun.bench.pair;

import io.cryptorun.bench.Arguments;
import io.cryptorun.bench.Sample;
import io.cryptorun.bench.Table;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How many short jobs a second: as many jobs as `--jobs 1000` fall due at once, each with a cron
/// trigger of its own, and are counted until all have begun. The contenders take turns in each of
/// `--rounds 5` (in each round every process first runs `--warm 4` bursts that are not measured:
/// the virtual machine compiles meanwhile), with `--nodes 1,2` processes each.
public final class Throughput {

  private final Arena arena;
  private final Arguments arguments;
  private final int jobs;
  private final Rhythm rhythm = Rhythm.notNow(Instant.now());

  private Throughput(Arena arena, Arguments arguments) {
    this.arena = arena;
    this.arguments = arguments;
    this.jobs = arguments.number("jobs", 1000);
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    var read = new Arguments(arguments, Set.of("jobs", "rounds", "nodes", "contenders", "warm"));
    try (var arena = Arena.open(false)) {
      var throughput = new Throughput(arena, read);
      for (int nodes : read.numbers("nodes", 1, 2)) {
        System.out.println(throughput.table(nodes));
      }
    }
  }

  private Table table(int nodes) throws IOException, SQLException, InterruptedException {
    int rounds = arguments.number("rounds", 5);
    Map<Contender, List<Double>> rates = new EnumMap<>(Contender.class);
    for (int round = 1; round <= rounds; round++) {
      for (var contender : Contender.named(arguments.text("contenders"))) {
        double rate = measure(contender, nodes);
        System.err.printf("%d nodes, round %d: %s %.0f%n", nodes, round, contender, rate);
        rates.computeIfAbsent(contender, _ -> new ArrayList<>()).add(rate);
      }
    }
    return told(nodes, rates);
  }

  private double measure(Contender contender, int nodes)
      throws IOException, SQLException, InterruptedException {
    arena.put(contender, jobs, rhythm, Arena.NEVER);
    var processes = new ArrayList<ContenderProcess>();
    for (int node = 1; node <= nodes; node++) {
      processes.add(arena.start(arena.settings(contender, "node-" + node, jobs, rhythm, false)));
    }
    try {
      var burst = new Burst(arena, contender, processes, jobs);
      for (int i = 0; i < arguments.number("warm", 4); i++) {
        burst.seconds();
      }
      return jobs / burst.seconds();
    } finally {
      processes.forEach(ContenderProcess::close);
    }
  }

  private Table told(int nodes, Map<Contender, List<Double>> rates) {
    var table = new Table("nodes", "contender", "rounds", "jobs a second", "of Quartz 2.5.2");
    var quartz = rates.getOrDefault(Contender.QUARTZ, List.of());
    rates.forEach((contender, measured) ->
        table.row(
            Integer.toString(nodes),
            contender.label(),
            Integer.toString(measured.size()),
            new Sample(measured).told("%.0f"),
            quartz.isEmpty() ? "-" : ratio(measured, quartz).told("%.2f")));
    return table;
  }

  private static Sample ratio(List<Double> measured, List<Double> others) {
    var ratios = new ArrayList<Double>();
    for (int round = 0; round < measured.size(); round++) {
      ratios.add(measured.get(round) / others.get(round));
    }
    return new Sample(ratios);
  }
}
