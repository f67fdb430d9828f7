package io.cryptorun.domain.premove;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.RecordedFunding;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two months of sixty perpetuals: the rate that was charged at the end of a slot stands for the
/// one building up within it.
class RecordedFundingTest {

  private static final String FOLDER = "funding/BINANCE_USDM";

  @Test
  void divergence_onRecordings_isRareAndHasBothSigns() {
    var zs = new ArrayList<Double>();
    for (var base : RecordedFunding.bases(FOLDER)) {
      var all = RecordedFunding.read(FOLDER, base);
      var end = Instant.parse("2026-03-20T00:00:00Z");
      for (var now = Instant.parse("2026-01-20T00:00:00Z");
          now.isBefore(end);
          now = now.plus(8, ChronoUnit.HOURS)) {
        if (at(all, now) instanceof FundingDivergence.Measured measured) {
          zs.add(measured.z());
        }
      }
    }
    assertThat(zs).hasSizeGreaterThan(5_000);
    double wide = zs.stream().filter(z -> Math.abs(z) >= 2).count() / (double) zs.size();
    assertThat(wide).isBetween(0.05, 0.10);
    assertThat(zs).anyMatch(z -> z >= 2).anyMatch(z -> z <= -2);
  }

  private static FundingDivergence at(List<Settlement> all, Instant now) {
    var before = all.stream().filter(charged -> !charged.at().isAfter(now)).toList();
    var week =
        before.stream()
            .filter(charged -> charged.at().isAfter(now.minus(Duration.ofDays(8))))
            .toList();
    var next = all.stream().filter(charged -> charged.at().isAfter(now)).findFirst();
    var current = next.map(charged -> new CurrentFunding(charged.rate(), null)).orElse(null);
    return FundingDivergence.of(
        List.of(
            new VenueFunding(Venue.BINANCE, current, week),
            new VenueFunding(Venue.OKX, current, week)),
        now);
  }
}
