package io.cryptorun.bench.pair;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Jobs that are due at once, and counted until the last has begun.
///
/// @param jobs how many of those in the store
record Burst(Arena arena, Contender contender, List<ContenderProcess> processes, int jobs) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(5);

  /// Seconds from the moment when all are due until the last has begun.
  double seconds() throws IOException, SQLException, InterruptedException {
    arena.awaitRest(contender);
    arena.makeDue(contender, jobs);
    long start = System.nanoTime();
    for (var process : processes) {
      process.order("go");
    }
    long last = lastHeard(start);
    for (var process : processes) {
      process.order("halt");
    }
    return (last - start) / 1e9;
  }

  private long lastHeard(long start) throws InterruptedException {
    long last = start;
    int count = 0;
    while (count < jobs) {
      for (var process : processes) {
        var fired = process.next(POLL);
        if (fired != null) {
          count++;
          last = Math.max(last, fired.heardNanos());
        }
      }
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "%s began only %d of %d jobs".formatted(contender, count, jobs));
      }
    }
    return last;
  }
}
