package io.cryptorun.artifacts;

import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Tier;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.premove.ExecutionRisk;
import io.cryptorun.domain.premove.FundingDivergence;
import io.cryptorun.domain.premove.FundingDivergence.Insufficient;
import io.cryptorun.domain.premove.FundingDivergence.Measured;
import io.cryptorun.domain.premove.OpenInterestChange;
import io.cryptorun.domain.premove.PremoveAlerts;
import io.cryptorun.domain.premove.PremoveEvaluation;
import io.cryptorun.domain.premove.PremoveGate;
import io.cryptorun.domain.premove.PremoveRow;
import io.cryptorun.domain.premove.PremoveRules;
import io.cryptorun.domain.premove.PremoveRuling;
import io.cryptorun.domain.premove.PremoveSignal;
import io.cryptorun.domain.premove.PremoveSubject;
import io.cryptorun.domain.premove.PremoveTable;
import io.cryptorun.domain.premove.SupplySqueeze;
import io.cryptorun.domain.premove.TradeTape;
import io.cryptorun.domain.premove.VenueState;
import io.cryptorun.domain.premove.VolumeConfirmation;
import io.cryptorun.domain.premove.WhaleAccumulation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the premove gates say of two coins, written down by hand: of one everything was measured,
/// of the other hardly anything.
final class ExamplePremove {

  private static final double MISSING = Double.NaN;
  private static final PremoveRules RULES =
      new PremoveRules(List.of(PremoveGate.values()), 2, true, true);

  private ExamplePremove() {}

  static PremoveEvaluation btc() {
    var funding = new Measured(-2.34999, -0.00012, 0.0001, 0.00009, 0.00002, List.of(Venue.OKX));
    return coin(
        "BTC",
        78.25,
        Venue.KRAKEN,
        funding,
        new OpenInterestChange(Venue.BINANCE, 0.15),
        new SupplySqueeze(50.5, 40, 60, 70, 72.04, 74_999.5, false),
        new WhaleAccumulation(81.25, 77.96, 73.05),
        true,
        List.of(PremoveGate.values()));
  }

  static PremoveEvaluation doge() {
    return coin(
        "DOGE",
        12,
        null,
        new Insufficient(Insufficient.Code.FUNDING_INSUFFICIENT_VENUES),
        null,
        new SupplySqueeze(MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, false),
        new WhaleAccumulation(MISSING, MISSING, 20),
        false,
        List.of());
  }

  /// The rows of a scan of both.
  static PremoveTable table() {
    return new PremoveTable(
        Runs.DUE,
        "risk_off",
        List.of(
            new PremoveRow(
                btc(),
                PremoveSignal.LONG,
                ExecutionRisk.MEDIUM,
                VenueState.DEGRADED,
                Duration.ofMillis(2_345)),
            new PremoveRow(
                doge(), PremoveSignal.NEUTRAL, ExecutionRisk.HIGH, VenueState.UNKNOWN, null)));
  }

  static PremoveAlerts sweep() {
    return new PremoveAlerts(List.of(btc()), List.of(doge()), new PremoveAlerts.Stats(2, 3, 1, 1));
  }

  private static PremoveEvaluation coin(
      String base,
      double score,
      @Nullable Venue venue,
      FundingDivergence funding,
      @Nullable OpenInterestChange openInterest,
      SupplySqueeze squeeze,
      WhaleAccumulation whale,
      boolean confirmed,
      List<PremoveGate> passed) {
    BookMeasure.@Nullable Valid noBook = null;
    var subject =
        new PremoveSubject(
            new Symbol(base),
            score,
            whale.momentum(),
            whale.volume(),
            Tier.TIER1,
            new PremoveSubject.Spot(venue, noBook, List.of(), TradeTape.none(), 40_000),
            funding,
            openInterest);
    var real = PremoveEvaluation.of(subject, RULES).ruling().answers();
    var ruling = new PremoveRuling(RULES, real, passed, confirmed);
    return new PremoveEvaluation(
        subject, squeeze, whale, new VolumeConfirmation(whale.volume()), ruling);
  }
}
