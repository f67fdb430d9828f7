package io.cryptorun.jobs.regime;

import io.cryptorun.domain.factors.HourlyWindow;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.regime.RealizedVolatility;
import io.cryptorun.domain.scan.RowInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a run has at hand to judge the overlay by.
///
/// @param bitcoin its hours from the first venue that has enough of them; null when none has
/// @param alts hours of the most traded other coins
/// @param pegs dollar pairs of the stablecoins, whose turnover is still to be asked
/// @param bitcoinFunding what its perpetuals charge now, the median over venues as a fraction per
///   eight hours; `NaN` when it could not be told
/// @param etherFunding the same of Ether
public record OverlayEvidence(
    @Nullable HourlyWindow bitcoin,
    List<HourlyWindow> alts,
    List<Instrument> pegs,
    double bitcoinFunding,
    double etherFunding) {

  static final Symbol BITCOIN = new Symbol("BTC");

  /// Correlation is judged over the fifty most traded coins.
  static final int MOST_TRADED = 50;

  public OverlayEvidence {
    alts = List.copyOf(alts);
    pegs = List.copyOf(pegs);
  }

  /// Evidence from the rows of a market snapshot: Bitcoin and every other coin among the fifty most
  /// traded, each by its first venue with a week of hours.
  public static OverlayEvidence ofRows(
      List<RowInput> rows,
      Instant dueAt,
      List<Instrument> pegs,
      double bitcoinFunding,
      double etherFunding) {
    var bitcoin =
        rows.stream()
            .filter(OverlayEvidence::isBitcoin)
            .flatMap(row -> week(row, dueAt).stream())
            .findFirst()
            .orElse(null);
    var alts =
        rows.stream()
            .filter(row -> row.coin().rank() <= MOST_TRADED && !isBitcoin(row))
            .flatMap(row -> week(row, dueAt).stream())
            .toList();
    return new OverlayEvidence(bitcoin, alts, pegs, bitcoinFunding, etherFunding);
  }

  static HourlyWindow window(List<Candle> hourly, Instant dueAt) {
    return HourlyWindow.of(hourly, Interval.HOUR.floor(dueAt));
  }

  private static Optional<HourlyWindow> week(RowInput row, Instant dueAt) {
    return row.answers().stream()
        .flatMap(answers -> answers.hourly().found().stream())
        .map(hourly -> window(hourly, dueAt))
        .filter(hours -> RealizedVolatility.of(hours).isMeasured())
        .findFirst();
  }

  private static boolean isBitcoin(RowInput row) {
    return row.coin().symbol().equals(BITCOIN);
  }
}
