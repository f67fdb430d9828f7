package io.cryptorun.rig.check;

import io.cryptorun.rig.database.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Asks the view of violated invariants again and again while faults go on: it must be empty at any
/// moment, not only afterwards.
public final class Sampler implements AutoCloseable {

  private static final Duration BETWEEN = Duration.ofMillis(250);

  private static final String VIOLATIONS =
      """
      select format('%s, %s due %s: %s', invariant, job, due_at, detail)
      from audit.invariants
      """;

  private final Supplier<Sql> database;
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;

  private Sampler(Supplier<Sql> database) {
    this.database = database;
    this.thread = Thread.ofPlatform().daemon().name("invariants").start(this::lookAgainAndAgain);
  }

  /// Begins to look.
  ///
  /// @param database asked each time, past every network: another server may take its place
  public static Sampler of(Supplier<Sql> database) {
    return new Sampler(database);
  }

  private void lookAgainAndAgain() {
    try {
      do {
        look();
      } while (!end.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// A server that is down at the moment shows nothing to anybody.
  private void look() {
    try {
      seen.addAll(database.get().rows(VIOLATIONS));
      looks.incrementAndGet();
    } catch (Sql.Unanswered _) {
      // The next look comes soon.
    }
  }

  /// What was violated at some moment so far.
  public List<Finding> findings() {
    return seen.stream()
        .map(told -> new Finding(Invariant.VIEW, "seen during the fault: " + told))
        .toList();
  }

  /// How often the view was asked and answered.
  public int looks() {
    return looks.get();
  }

  @Override
  public void close() {
    end.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
