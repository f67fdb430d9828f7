package io.cryptorun.bench.pair;

import io.cryptorun.bench.Arguments;
import io.cryptorun.bench.Sample;
import io.cryptorun.bench.Table;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a firing takes as the schedule and the cluster grow: with `--jobs 5,100,1000,10000` in the
/// store, of which at most `--due 500` fall due at once on one node; then with the same due among a
/// thousand on `--nodes 1,2,4`. Medians of `--rounds 3`, the contenders in turn.
public final class Growth {

  private final Arena arena;
  private final int due;
  private final int rounds;
  private final List<Contender> contenders;
  private final Rhythm rhythm = Rhythm.notNow(Instant.now());

  private Growth(Arena arena, Arguments arguments) {
    this.arena = arena;
    this.due = arguments.number("due", 500);
    this.rounds = arguments.number("rounds", 3);
    var named = arguments.text("contenders");
    this.contenders = Contender.named(named == null ? "ledger,quartz,db-scheduler" : named);
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    var read = new Arguments(arguments, Set.of("jobs", "due", "nodes", "rounds", "contenders"));
    try (var arena = Arena.open(false)) {
      var growth = new Growth(arena, read);
      var table = growth.table();
      for (int jobs : read.numbers("jobs", 5, 100, 1000, 10_000)) {
        growth.measure(table, jobs, 1);
      }
      for (int nodes : read.numbers("nodes", 1, 2, 4)) {
        growth.measure(table, 1000, nodes);
      }
      System.out.println(table);
    }
  }

  private Table table() {
    return new Table("jobs", "nodes", "due at once", "contender", "ms a firing", "jobs a second");
  }

  private void measure(Table table, int jobs, int nodes)
      throws IOException, SQLException, InterruptedException {
    int atOnce = Math.min(due, jobs);
    var took = new ArrayList<List<Double>>();
    contenders.forEach(_ -> took.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        took.get(i).add(seconds(contenders.get(i), jobs, nodes, atOnce));
      }
    }
    for (int i = 0; i < contenders.size(); i++) {
      var millis = new Sample(took.get(i).stream().map(s -> s * 1e3 / atOnce).toList());
      var told =
          new String[] {
            Integer.toString(jobs),
            Integer.toString(nodes),
            Integer.toString(atOnce),
            contenders.get(i).label(),
            millis.told("%.2f"),
            "%.0f".formatted(1e3 / millis.median())
          };
      table.row(told);
      System.err.println(String.join(" | ", told));
    }
  }

  private double seconds(Contender contender, int jobs, int nodes, int atOnce)
      throws IOException, SQLException, InterruptedException {
    arena.put(contender, jobs, rhythm, Arena.NEVER);
    var processes = new ArrayList<ContenderProcess>();
    for (int node = 1; node <= nodes; node++) {
      processes.add(arena.start(arena.settings(contender, "node-" + node, jobs, rhythm, false)));
    }
    try {
      var burst = new Burst(arena, contender, processes, atOnce);
      burst.seconds(); // compiles
      return burst.seconds();
    } finally {
      processes.forEach(ContenderProcess::close);
    }
  }
}
