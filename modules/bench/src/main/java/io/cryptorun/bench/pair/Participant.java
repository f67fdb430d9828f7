package io.cryptorun.bench.pair;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import org.quartz.SchedulerException;

/// A contender's process. Told on stdin `go`, `halt` or `trigger NAME`, tells on stdout `ready`,
/// and for each firing `fired JOB NOMINAL START` with both times in microseconds since 1970. Ends
/// with its stdin.
public final class Participant {

  private Participant() {}

  public static void main(String[] arguments) throws IOException, SchedulerException {
    var settings = Settings.read(arguments);
    try (var clockwork = settings.build()) {
      tell("ready");
      obey(clockwork);
    }
    System.exit(0); // a peer's threads may outlive its shutdown
  }

  private static void obey(Clockwork clockwork) throws IOException, SchedulerException {
    try (var orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (var order = orders.readLine(); order != null; order = orders.readLine()) {
        switch (order) {
          case "go" -> clockwork.go();
          case "halt" -> clockwork.halt();
          default -> clockwork.trigger(order.substring("trigger ".length()));
        }
        tell("done");
      }
    }
  }

  private static void tell(String line) {
    System.out.println(line);
  }

  /// How a process is set up.
  ///
  /// @param home of the server and its secrets
  /// @param jobs how many there are
  /// @param rhythm when each is due
  /// @param blocking whether a run goes on until its process is killed
  record Settings(
      Contender contender,
      String node,
      Path home,
      int port,
      int jobs,
      Rhythm rhythm,
      boolean blocking) {

    static Settings read(String[] arguments) {
      return new Settings(
          Contender.of(arguments[0]),
          arguments[1],
          Path.of(arguments[2]),
          Integer.parseInt(arguments[3]),
          Integer.parseInt(arguments[4]),
          new Rhythm(arguments[5], arguments[6]),
          Boolean.parseBoolean(arguments[7]));
    }

    String[] arguments() {
      return new String[] {
        contender.name(),
        node,
        home.toString(),
        Integer.toString(port),
        Integer.toString(jobs),
        rhythm.unix(),
        rhythm.quartz(),
        Boolean.toString(blocking)
      };
    }

    Clockwork build() throws IOException {
      var server = new BenchServer(home, port);
      return switch (contender) {
        case LEDGER -> new LedgerClockwork(server, this, this::fire);
        case STORE -> new StoreClockwork(server, node, this::fire);
        case QUARTZ -> new QuartzClockwork(server, node, 1, this::fire);
        case QUARTZ_BATCHES -> new QuartzClockwork(server, node, Contender.THREADS, this::fire);
        case DB_SCHEDULER -> new DbSchedulerClockwork(server, this, this::fire);
      };
    }

    private void fire(String job, Instant nominal) throws InterruptedException {
      tell("fired %s %d %d".formatted(job, micros(nominal), micros(Instant.now())));
      if (blocking) {
        new CountDownLatch(1).await();
      }
    }

    private static long micros(Instant time) {
      return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
  }
}
