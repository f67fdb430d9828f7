package io.cryptorun.ledger.provider;

import io.cryptorun.domain.market.Budgets;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.ledger.Database;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL.PostgreSQLSelectForUpdateBasedProxyManagerBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The venues' rate limits as token buckets in the database, shared by every process, on the
/// database's clock. A token is taken for the call at hand and used at once: tokens held in store
/// by a process would be spent later than they were counted, and a venue's window could then see
/// more calls than it allows.
///
/// Inside a process the callers of a bucket queue for it, narrow buckets (one pair) before wide
/// ones (all pairs), so that only the first of each queue asks the database.
public final class BucketBudgets implements Budgets, AutoCloseable {

  /// Waits; a test moves its clock instead.
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  private final ProxyManager<String> buckets;
  private final String market;
  private final InstantSource clock;
  private final Pause pause;
  private final ConcurrentMap<String, Semaphore> queues = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /// @param market `live`, or `sim:` and a fingerprint: each has buckets of its own
  /// @param clock the database's clock, see [io.cryptorun.ledger.DatabaseClock]
  public BucketBudgets(Database database, String market, InstantSource clock) {
    this(database, market, clock, null);
  }

  /// @param pause how to wait; null for really
  BucketBudgets(Database database, String market, InstantSource clock, @Nullable Pause pause) {
    this.buckets =
        new PostgreSQLSelectForUpdateBasedProxyManagerBuilder<>(
                database.dataSource(), PrimaryKeyMapper.STRING)
            .table("cryptorun.bucket")
            .idColumn("id")
            .stateColumn("state")
            .clientClock(new DatabaseTime(clock))
            .build();
    this.market = market;
    this.clock = clock;
    this.pause = pause != null ? pause : this::untilClosed;
  }

  /// Whoever waits for tokens now, or asks for them later, is refused.
  @Override
  public void close() {
    closed.countDown();
  }

  @Override
  public Grant take(Venue venue, List<Charge> charges, Duration patience)
      throws InterruptedException {
    var until = clock.instant().plus(patience);
    var narrowFirst =
        charges.stream()
            .map(charge -> SharedBucket.of(buckets, market, venue, charge))
            .sorted(Comparator.comparingInt(SharedBucket::capacity).thenComparing(SharedBucket::id))
            .toList();
    try {
      return queue(narrowFirst, 0, until);
    } catch (BucketsUnreachable e) {
      return new Grant.Refused("the shared budgets cannot be reached: " + e.getMessage());
    }
  }

  /// Waits in the queue of one bucket, and holding its head, in those of the wider ones.
  private Grant queue(List<SharedBucket> buckets, int index, Instant until)
      throws InterruptedException {
    if (index == buckets.size()) {
      return takeAll(buckets, until);
    }
    var bucket = buckets.get(index);
    var queue = queues.computeIfAbsent(bucket.id(), _ -> new Semaphore(1, true));
    if (!queue.tryAcquire(remaining(until).toNanos(), TimeUnit.NANOSECONDS)) {
      return new Grant.Refused(bucket + ": others were first");
    }
    try {
      boolean widest = index == buckets.size() - 1;
      var refused = widest ? null : awaitTokens(bucket, until);
      return refused != null ? refused : queue(buckets, index + 1, until);
    } finally {
      queue.release();
    }
  }

  /// Takes from every bucket, the widest first: the narrow ones were seen to have tokens, and
  /// nobody in this process can have taken them since.
  private Grant takeAll(List<SharedBucket> buckets, Instant until) throws InterruptedException {
    int taken = buckets.size();
    boolean granted = false;
    try {
      while (taken > 0) {
        if (isClosed()) {
          return closing();
        }
        var wait = buckets.get(taken - 1).take();
        if (wait.isZero()) {
          taken--;
        } else if (wait.compareTo(remaining(until)) > 0) {
          return tooLong(buckets.get(taken - 1), wait);
        } else {
          pause.of(wait);
        }
      }
      granted = true;
      return new Grant.Granted();
    } finally {
      if (!granted) {
        buckets.subList(taken, buckets.size()).forEach(SharedBucket::giveBack);
      }
    }
  }

  private @Nullable Grant awaitTokens(SharedBucket bucket, Instant until)
      throws InterruptedException {
    for (var wait = bucket.untilAvailable(); !wait.isZero(); wait = bucket.untilAvailable()) {
      if (isClosed()) {
        return closing();
      }
      if (wait.compareTo(remaining(until)) > 0) {
        return tooLong(bucket, wait);
      }
      pause.of(wait);
    }
    return null;
  }

  private static Grant tooLong(SharedBucket bucket, Duration wait) {
    return new Grant.Refused("%s: next token in %d ms".formatted(bucket, wait.toMillis()));
  }

  private static Grant closing() {
    return new Grant.Refused("the process is stopping");
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /// Waits, unless the process stops meanwhile.
  private void untilClosed(Duration time) throws InterruptedException {
    boolean _ = closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  private Duration remaining(Instant until) {
    return Duration.between(clock.instant(), until);
  }

  /// The database's clock, as the buckets read it.
  private record DatabaseTime(InstantSource clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      var now = clock.instant();
      return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
