package io.cryptorun.domain.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How much of a minute's limit is used up.
///
/// @param used calls, or weight where the provider tells it
/// @param limit what counts as all of it
public record RateUsage(int used, int limit, Source source) {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  /// Who counted.
  public enum Source {
    /// the provider, in a header of its answers
    HEADER,
    /// we did: the calls of the last 60 seconds that count for an address
    LOCAL;

    /// Lower case, as artifacts and SQL say it.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A provider that tells its count is believed while what it told is not older than the minute it
  /// speaks of; then the minute is over and nothing is used. Of the others the calls are counted.
  static RateUsage of(ProviderRecord record, Quota quota, Instant now) {
    var told = record.toldPerMinute();
    int limit = told == null ? quota.perMinute() : told;
    var newest =
        record.calls().stream()
            .filter(call -> call.usedWeight() != null)
            .max(Comparator.comparing(CallRecord::at));
    var since = now.minus(MINUTE);
    if (newest.isEmpty()) {
      return new RateUsage(counted(since, record.calls()), limit, Source.LOCAL);
    }
    return new RateUsage(weight(newest.get(), since), limit, Source.HEADER);
  }

  private static int counted(Instant since, List<CallRecord> calls) {
    return (int) Traffic.since(since, calls).stream().filter(CallRecord::counted).count();
  }

  private static int weight(CallRecord newest, Instant since) {
    @Nullable Integer weight = newest.usedWeight();
    return weight == null || newest.at().isBefore(since) ? 0 : weight;
  }

  /// Percent, neither rounded nor capped; 0 where there is no limit.
  public double usage() {
    return limit == 0 ? 0 : 100.0 * used / limit;
  }
}
