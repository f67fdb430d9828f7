package io.cryptorun.bench.pair;

import io.cryptorun.bench.Arguments;
import io.cryptorun.bench.Sample;
import io.cryptorun.bench.Table;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// How late a job begins that is due every second: its start minus its nominal time, both by the
/// machine's one clock. Idle with one such job, loaded with `--load 50`; each contender in turn for
/// `--seconds 20` in each of `--rounds 3`.
public final class Punctuality {

  private static final int FIRST_AFTER_SECONDS = 6;

  private final Arena arena;
  private final Arguments arguments;

  private Punctuality(Arena arena, Arguments arguments) {
    this.arena = arena;
    this.arguments = arguments;
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    var read = new Arguments(arguments, Set.of("load", "seconds", "rounds", "contenders"));
    try (var arena = Arena.open(false)) {
      System.out.println(new Punctuality(arena, read).table());
    }
  }

  private Table table() throws IOException, SQLException, InterruptedException {
    var table =
        new Table(
            "contender", "jobs a second", "firings", "of those due", "p50 ms", "p99 ms", "max ms");
    var named = arguments.text("contenders");
    var contenders = Contender.named(named == null ? "ledger,quartz,db-scheduler" : named);
    for (int jobs : new int[] {1, arguments.number("load", 50)}) {
      var late = new ArrayList<List<Double>>();
      contenders.forEach(_ -> late.add(new ArrayList<>()));
      for (int round = 0; round < rounds(); round++) {
        for (int i = 0; i < contenders.size(); i++) {
          late.get(i).addAll(measure(contenders.get(i), jobs));
        }
      }
      for (int i = 0; i < contenders.size(); i++) {
        table.row(cells(contenders.get(i), jobs, late.get(i)));
      }
    }
    return table;
  }

  private int rounds() {
    return arguments.number("rounds", 3);
  }

  private int seconds() {
    return arguments.number("seconds", 20);
  }

  /// Milliseconds of every firing, those of the first two seconds left out.
  private List<Double> measure(Contender contender, int jobs)
      throws IOException, SQLException, InterruptedException {
    var rhythm = Rhythm.everySecond();
    try (var process = arena.startOn(contender, jobs, rhythm, FIRST_AFTER_SECONDS)) {
      process.order("go");
      var first = process.next(Duration.ofSeconds(60));
      if (first == null) {
        throw new IllegalStateException("%s fired nothing in a minute".formatted(contender));
      }
      LockSupport.parkNanos(Duration.ofSeconds(seconds() + 3).toNanos());
      process.order("halt");
      long begin = first.nominalMicros() + 2_000_000L;
      long end = begin + seconds() * 1_000_000L;
      return process.drain().stream()
          .filter(fired -> fired.nominalMicros() >= begin && fired.nominalMicros() < end)
          .map(fired -> (fired.startMicros() - fired.nominalMicros()) / 1e3)
          .toList();
    }
  }

  private String[] cells(Contender contender, int jobs, List<Double> late) {
    var sample = new Sample(late);
    return new String[] {
      contender.label(),
      Integer.toString(jobs),
      Integer.toString(late.size()),
      "%.2f".formatted(late.size() / (double) (jobs * seconds() * rounds())),
      "%.1f".formatted(sample.quantile(0.5)),
      "%.1f".formatted(sample.quantile(0.99)),
      "%.1f".formatted(sample.max())
    };
  }
}
