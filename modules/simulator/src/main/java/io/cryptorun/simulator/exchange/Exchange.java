package io.cryptorun.simulator.exchange;

import io.cryptorun.simulator.http.Request;
import io.cryptorun.simulator.limits.BanRule;
import io.cryptorun.simulator.limits.Verdict;
import io.cryptorun.simulator.market.Host;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One host's endpoints and the way it says no.
public interface Exchange {
  Host host();

  /// Where a request leads, its path without the host's prefix; null for an unknown path.
  @Nullable Route route(Request request);

  /// The answer to an unknown path.
  Answer unknownPath(Instant now);

  /// The answer to a call beyond the limits.
  Answer refused(Verdict verdict, Instant now);

  /// The answer while the venue is closed for maintenance.
  Answer unavailable(Instant now);

  /// When this venue shuts a caller out.
  default BanRule ban() {
    return BanRule.NEVER;
  }

  /// Headers of every answer.
  default Answer stamped(Answer answer, Verdict verdict) {
    return answer;
  }
}
