package io.cryptorun.domain.regime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a refresh concludes from its indicators: a regime, or the one before for a while longer, or
/// nothing.
public sealed interface RegimeDetection {

  /// Two cycles: a regime that nobody could confirm twice is no longer published.
  Duration KEPT_FOR = Duration.ofHours(8);

  /// Decides. One missing indicator votes for normal with no margin; without two of them no vote is
  /// held.
  ///
  /// @param cached what the newest earlier refresh found, null when there is none
  static RegimeDetection of(Indicators indicators, @Nullable CachedRegime cached, Instant dueAt) {
    var missing = indicators.missing();
    if (missing.size() < 2) {
      var votes = Votes.of(indicators);
      var margins = Margins.of(indicators, votes);
      return new Detected(votes.winner(), votes, margins, Confidence.of(votes, margins));
    }
    return cached != null && isYoung(cached, dueAt)
        ? new Kept(cached, missing)
        : new Undecided(missing);
  }

  private static boolean isYoung(CachedRegime cached, Instant dueAt) {
    return Duration.between(cached.timestamp(), dueAt).compareTo(KEPT_FOR) < 0;
  }

  /// There is a regime to publish.
  sealed interface Concluded extends RegimeDetection {

    Regime regime();

    /// 0 to 1.
    double confidence();
  }

  /// The vote of the indicators.
  record Detected(Regime regime, Votes votes, Margins margins, double confidence)
      implements Concluded {}

  /// Too little could be measured; the regime before stands with its own confidence, and its
  /// validity is not prolonged.
  record Kept(CachedRegime cached, List<Indicator> missing) implements Concluded {

    @Override
    public Regime regime() {
      return cached.regime();
    }

    @Override
    public double confidence() {
      return cached.confidence();
    }
  }

  /// Too little could be measured, and nothing young enough stands.
  record Undecided(List<Indicator> missing) implements RegimeDetection {}
}
