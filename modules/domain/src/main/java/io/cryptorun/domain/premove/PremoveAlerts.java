package io.cryptorun.domain.premove;

import java.util.List;
import java.util.stream.Stream;

/// What a look at all coins found.
///
/// @param alerts the best of those that are alerts, in order
/// @param rejected all others, in order
/// @param stats counts over all coins
public record PremoveAlerts(
    List<PremoveEvaluation> alerts, List<PremoveEvaluation> rejected, Stats stats) {

  public PremoveAlerts {
    alerts = List.copyOf(alerts);
    rejected = List.copyOf(rejected);
  }

  /// Ranks the coins and keeps the first alerts.
  ///
  /// @param topN most alerts
  public static PremoveAlerts of(List<PremoveEvaluation> coins, int topN) {
    var ranked = coins.stream().sorted(PremoveEvaluation.ORDER).toList();
    var all = ranked.stream().filter(coin -> coin.ruling().isAlert()).toList();
    var alerts = all.subList(0, Math.min(topN, all.size()));
    var rejected =
        Stream.concat(
                all.stream().skip(alerts.size()),
                ranked.stream().filter(coin -> !coin.ruling().isAlert()))
            .sorted(PremoveEvaluation.ORDER)
            .toList();
    int passes = ranked.stream().mapToInt(coin -> coin.ruling().passed().size()).sum();
    int confirmed = (int) alerts.stream().filter(coin -> coin.ruling().volumeConfirmed()).count();
    return new PremoveAlerts(
        alerts, rejected, new Stats(ranked.size(), passes, alerts.size(), confirmed));
  }

  /// All coins in their order.
  public List<PremoveEvaluation> ranked() {
    return Stream.concat(alerts.stream(), rejected.stream())
        .sorted(PremoveEvaluation.ORDER)
        .toList();
  }

  /// Counts over all coins.
  ///
  /// @param totalCandidates coins evaluated
  /// @param gatesPassed passes of single required gates, over all coins
  /// @param volumeConfirmations alerts that volume confirms
  public record Stats(
      int totalCandidates, int gatesPassed, int alertsGenerated, int volumeConfirmations) {}
}
