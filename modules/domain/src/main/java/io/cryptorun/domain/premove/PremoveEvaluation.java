package io.cryptorun.domain.premove;

import java.util.Comparator;
import java.util.List;

/// Everything the premove gates found out about one coin.
///
/// @param ruling what it means
public record PremoveEvaluation(
    PremoveSubject subject,
    SupplySqueeze squeeze,
    WhaleAccumulation whale,
    VolumeConfirmation volume,
    PremoveRuling ruling) {

  /// Best score first; then more gates, then the wider divergence, then the name, so that no two
  /// are equal.
  static final Comparator<PremoveEvaluation> ORDER =
      Comparator.comparingDouble((PremoveEvaluation one) -> -one.subject().score())
          .thenComparingInt(one -> -one.ruling().passed().size())
          .thenComparingDouble(one -> -one.subject().funding().score())
          .thenComparing(one -> one.subject().symbol());

  private static final int ALL_GATES = 3;
  private static final int WIDE_BPS = 25;
  private static final double EXTREME_Z = 3;

  /// Asks the three gates about a coin and rules.
  public static PremoveEvaluation of(PremoveSubject subject, PremoveRules rules) {
    var spot = subject.spot();
    var squeeze =
        SupplySqueeze.of(spot.book(), spot.usualAsks(), spot.trades(), subject.openInterest());
    var whale = WhaleAccumulation.of(spot.trades(), subject.volumeFactor(), subject.momentum());
    var volume = new VolumeConfirmation(subject.volumeFactor());
    var answers = List.of(subject.funding().answer(), squeeze.answer(), whale.answer());
    return new PremoveEvaluation(
        subject, squeeze, whale, volume, PremoveRuling.of(rules, answers, volume.isConfirmed()));
  }

  /// How much stands against acting: a gate is missing, the market as a whole is strained, the book
  /// is wide or absent, it is thin, funding is extreme.
  public RiskLevel risk() {
    int points = ruling.passed().size() < ALL_GATES ? 1 : 0;
    points += ruling.rules().strained() ? 1 : 0;
    points += isWide() ? 1 : 0;
    points += squeeze.depthUsd() < SupplySqueeze.THIN_USD ? 1 : 0;
    points += subject.funding().score() >= EXTREME_Z ? 1 : 0;
    return RiskLevel.of(points);
  }

  private boolean isWide() {
    var book = subject.spot().book();
    return book == null || !book.spreadWithin(WIDE_BPS);
  }
}
