package io.cryptorun.jobs.regime;

import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.regime.MarketMeasure;
import io.cryptorun.domain.regime.OverlayFinding;
import io.cryptorun.domain.regime.RegimeDetection.Concluded;
import io.cryptorun.domain.regime.RegimeDetection.Detected;
import io.cryptorun.domain.regime.RegimeDetection.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Says what a refresh lacked and what became of it, the gravest first.
public final class DataIssues {

  private DataIssues() {}

  /// One line for each issue; empty when nothing was missing.
  public static List<String> of(
      RegimeCandles candles, MarketMeasure measure, Concluded conclusion, OverlayFinding overlay) {
    var issues = new ArrayList<String>();
    switch (conclusion) {
      case Kept(var cached, _) ->
          issues.add(
              "too little could be measured: the regime of %s is kept, and its validity is not prolonged"
                  .formatted(cached.timestamp()));
      case Detected _ -> {}
    }
    issues.addAll(measure.issues());
    candles.silent().forEach(venue -> issues.add("%s delivered nothing".formatted(venue)));
    var unserved = candles.unserved();
    if (!unserved.isEmpty()) {
      issues.add(
          "%d of %d coins take no part in breadth, no venue has their last twenty days: %s"
              .formatted(unserved.size(), candles.wanted().size(), names(unserved)));
    }
    issues.addAll(overlay.notes());
    return issues;
  }

  private static String names(List<Symbol> coins) {
    return coins.stream().map(Symbol::toString).collect(Collectors.joining(", "));
  }
}
