package io.cryptorun.bench.pair;

import io.cryptorun.bench.Arguments;
import io.cryptorun.bench.Sample;
import io.cryptorun.bench.Table;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.quartz.SchedulerException;

/// How long a trigger takes that comes from another process, from the request to the start of the
/// job on an idle node: `--times 30` for us, `--peer-times 5` for the peers, which take long. Ours
/// is the command's row, as the command line writes it; theirs the call that their manuals give.
public final class CommandLatency {

  private static final String REQUEST =
      """
      select cryptorun.request_command('trigger', 'job-1', '{}', 'bench', 'bench', 'bench', interval '1 h')
      """;

  private final Arena arena;
  private final Rhythm rhythm = Rhythm.notNow(Instant.now());
  private final SplittableRandom random = new SplittableRandom(7);

  private CommandLatency(Arena arena) {
    this.arena = arena;
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException, SchedulerException {
    var read = new Arguments(arguments, Set.of("times", "peer-times", "contenders"));
    var named = read.text("contenders");
    var table = new Table("contender", "times", "p50 ms", "p95 ms", "max ms");
    try (var arena = Arena.open(false)) {
      for (var contender : Contender.named(named == null ? "ledger,quartz,db-scheduler" : named)) {
        int times =
            contender == Contender.LEDGER ? read.number("times", 30) : read.number("peer-times", 5);
        table.row(cells(contender, new CommandLatency(arena).measure(contender, times)));
      }
    }
    System.out.println(table);
  }

  private List<Double> measure(Contender contender, int times)
      throws IOException, SQLException, InterruptedException, SchedulerException {
    try (var process = arena.startOn(contender, 1, rhythm, Arena.NEVER)) {
      process.order("go");
      if (contender == Contender.LEDGER) {
        var session = arena.session(contender);
        return measure(process, () -> request(session), times);
      }
      var settings = arena.settings(contender, "operator", 1, rhythm, false);
      try (var operator = settings.build()) {
        return measure(process, () -> operator.trigger("job-1"), times);
      }
    }
  }

  private static void request(Connection session) throws SQLException {
    try (var statement = session.createStatement()) {
      statement.execute(REQUEST);
    }
  }

  /// Milliseconds of each; the first, which finds cold code, is left out.
  private List<Double> measure(ContenderProcess process, Request request, int times)
      throws IOException, SQLException, InterruptedException, SchedulerException {
    var took = new ArrayList<Double>();
    for (int i = 0; i <= times; i++) {
      LockSupport.parkNanos(Duration.ofMillis(500 + random.nextInt(1000)).toNanos());
      long before = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
      request.make();
      var fired = process.next(Duration.ofSeconds(90));
      if (fired == null) {
        throw new IllegalStateException("no start within 90 s of the request");
      }
      if (i > 0) {
        took.add((fired.startMicros() - before) / 1e3);
      }
    }
    return took;
  }

  private static String[] cells(Contender contender, List<Double> took) {
    var sample = new Sample(took);
    return new String[] {
      contender.label(),
      Integer.toString(took.size()),
      "%.1f".formatted(sample.quantile(0.5)),
      "%.1f".formatted(sample.quantile(0.95)),
      "%.1f".formatted(sample.max())
    };
  }

  @FunctionalInterface
  private interface Request {
    void make() throws SQLException, SchedulerException;
  }
}
