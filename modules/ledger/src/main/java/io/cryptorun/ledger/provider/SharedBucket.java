package io.cryptorun.ledger.provider;

import io.cryptorun.domain.market.Budgets.Charge;
import io.cryptorun.domain.market.Budgets.RateLimit;
import io.cryptorun.domain.market.Venue;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.time.Duration;
import java.util.function.Supplier;

/// One bucket in the database and what one call costs in it.
///
/// @param id names market, venue, limit, its figures and its key: other figures are another bucket
record SharedBucket(String id, Bucket bucket, int capacity, int tokens) {

  private static final long SHORTEST_WAIT_NANOS = 1_000_000;

  static SharedBucket of(ProxyManager<String> buckets, String market, Venue venue, Charge charge) {
    var limit = charge.limit();
    if (charge.tokens() > limit.capacity()) {
      throw new IllegalArgumentException(
          "a call of %s costs %d, but its bucket %s holds %d"
              .formatted(venue, charge.tokens(), limit.name(), limit.capacity()));
    }
    var id =
        "%s %s %s %d+%d/%s %s"
            .formatted(
                market,
                venue,
                limit.name(),
                limit.capacity(),
                limit.refill(),
                limit.period(),
                charge.key());
    var bucket = buckets.builder().build(id, () -> configuration(limit));
    return new SharedBucket(id, bucket, limit.capacity(), charge.tokens());
  }

  private static BucketConfiguration configuration(RateLimit limit) {
    return BucketConfiguration.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(limit.capacity())
                .refillGreedy(limit.refill(), limit.period())
                .build())
        .build();
  }

  /// Takes the tokens if they are there.
  ///
  /// @return zero when taken, else how long it will be until they are there
  Duration take() {
    return asked(() -> {
      var probe = bucket.tryConsumeAndReturnRemaining(tokens);
      return probe.isConsumed() ? Duration.ZERO : atLeast(probe.getNanosToWaitForRefill());
    });
  }

  /// How long it will be until the tokens are there; takes nothing.
  Duration untilAvailable() {
    return asked(() -> {
      var probe = bucket.estimateAbilityToConsume(tokens);
      return probe.canBeConsumed() ? Duration.ZERO : atLeast(probe.getNanosToWaitForRefill());
    });
  }

  /// The library rounds down, to nothing when only a fraction of a token is missing.
  private static Duration atLeast(long nanos) {
    return Duration.ofNanos(Math.max(nanos, SHORTEST_WAIT_NANOS));
  }

  /// Puts the tokens back, if it can: tokens that stay away mean fewer calls, never more.
  void giveBack() {
    try {
      asked(() -> {
        bucket.addTokens(tokens);
        return Duration.ZERO;
      });
    } catch (BucketsUnreachable _) {
      // the caller is told about the failure that made it give the tokens back
    }
  }

  /// Whatever goes wrong on the way to the database, there is no token.
  private static Duration asked(Supplier<Duration> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      throw new BucketsUnreachable(e);
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
