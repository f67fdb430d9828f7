package io.cryptorun.bench.pair;

import io.cryptorun.bench.Arguments;
import io.cryptorun.bench.Sample;
import io.cryptorun.bench.Table;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// How soon the work of a killed node begins again. Two nodes, one job that never ends: the node
/// that runs it is killed with SIGKILL, the other must begin the same slot, the killed one is
/// started again, `--kills 200` times; plain Quartz `--peer-kills 10` times. From the kill, by the
/// database's clock, to the start, by the machine's, which is the same. db-scheduler takes half an
/// hour as it comes (six heartbeats of five minutes) and is left out.
public final class Failover {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /// A node that has just come judges its peer by a free lock only after three seconds.
  private static final Duration SETTLED = Duration.ofSeconds(4);

  private final Arena arena;
  private final Contender contender;
  private final Rhythm rhythm = Rhythm.notNow(Instant.now());

  private Failover(Arena arena, Contender contender) {
    this.arena = arena;
    this.contender = contender;
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    var read = new Arguments(arguments, Set.of("kills", "peer-kills"));
    var table = new Table("contender", "kills", "p50 ms", "p95 ms", "max ms", "same slot");
    try (var arena = Arena.open(false)) {
      for (var contender : List.of(Contender.LEDGER, Contender.QUARTZ)) {
        int kills =
            contender == Contender.LEDGER
                ? read.number("kills", 200)
                : read.number("peer-kills", 10);
        table.row(new Failover(arena, contender).measure(kills));
      }
      System.out.println(table);
      System.out.printf("audit.invariants: %d rows%n", arena.violations());
    }
  }

  private String[] measure(int kills) throws IOException, SQLException, InterruptedException {
    arena.put(contender, 1, rhythm, Arena.NEVER);
    var owner = start("node-1");
    var other = start("node-2");
    arena.makeDue(contender, 1);
    var first = firstOf(owner, other);
    if (first.node().equals(other.node())) {
      var swapped = owner;
      owner = other;
      other = swapped;
    }
    long nominal = first.fired().nominalMicros();
    var took = new ArrayList<Double>();
    int same = 0;
    for (int kill = 1; kill <= kills; kill++) {
      LockSupport.parkNanos(SETTLED.toNanos());
      long before = arena.clockMicros(contender);
      owner.kill();
      var fired = other.next(PATIENCE);
      if (fired == null) {
        throw new IllegalStateException("kill %d: nothing began within 90 s".formatted(kill));
      }
      took.add((fired.startMicros() - before) / 1e3);
      same += fired.nominalMicros() == nominal ? 1 : 0;
      System.err.printf("%s, kill %d: %.0f ms%n", contender, kill, took.getLast());
      var killed = owner.node();
      owner = other;
      other = start(killed);
    }
    owner.kill();
    other.close();
    return cells(took, same);
  }

  private ContenderProcess start(String node) throws IOException, InterruptedException {
    var process = arena.start(arena.settings(contender, node, 1, rhythm, true));
    process.order("go");
    return process;
  }

  private static Begun firstOf(ContenderProcess... processes) throws InterruptedException {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < PATIENCE.toNanos()) {
      for (var process : processes) {
        var fired = process.next(Duration.ofMillis(50));
        if (fired != null) {
          return new Begun(process.node(), fired);
        }
      }
    }
    throw new IllegalStateException("nothing began within 90 s");
  }

  private String[] cells(List<Double> took, int same) {
    var sample = new Sample(took);
    return new String[] {
      contender.label(),
      Integer.toString(took.size()),
      "%.0f".formatted(sample.quantile(0.5)),
      "%.0f".formatted(sample.quantile(0.95)),
      "%.0f".formatted(sample.max()),
      "%d of %d".formatted(same, took.size())
    };
  }

  private record Begun(String node, ContenderProcess.Fired fired) {}
}
