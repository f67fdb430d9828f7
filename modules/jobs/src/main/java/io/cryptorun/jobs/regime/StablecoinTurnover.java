package io.cryptorun.jobs.regime;

import static java.util.Objects.requireNonNull;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.regime.StablecoinRush;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.scan.VenueFaults;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Asks how much the stablecoins' dollar pairs traded today and on the days before.
final class StablecoinTurnover {

  private static final int HOURS = 24;

  private final MarketData market;

  StablecoinTurnover(MarketData market) {
    this.market = market;
  }

  /// Turnover of 24 hours as a multiple of a usual day's; `NaN` when no pair has both.
  double rush(List<Instrument> pegs, Firing firing) throws InterruptedException {
    var dueAt = firing.dueAt();
    var requests =
        pegs.stream().flatMap(peg -> Stream.of(hourly(peg, dueAt), daily(peg, dueAt))).toList();
    var answers = market.candles(requests);
    VenueFaults.among(answers.values().stream()).lines().forEach(firing.journal()::warning);
    return StablecoinRush.ratio(pairs(pegs, dueAt, answers));
  }

  private static List<StablecoinRush.Pair> pairs(
      List<Instrument> pegs, Instant dueAt, Map<CandleRequest, Reply<List<Candle>>> answers) {
    var pairs = new ArrayList<StablecoinRush.Pair>();
    for (var peg : pegs) {
      var hours = requireNonNull(answers.get(hourly(peg, dueAt))).found();
      var days = requireNonNull(answers.get(daily(peg, dueAt))).found();
      if (hours.isPresent() && days.isPresent()) {
        var window = OverlayEvidence.window(hours.get(), dueAt);
        pairs.add(new StablecoinRush.Pair(window, days.get()));
      }
    }
    return pairs;
  }

  private static CandleRequest hourly(Instrument peg, Instant dueAt) {
    return new CandleRequest(peg, Interval.HOUR, HOURS, dueAt);
  }

  private static CandleRequest daily(Instrument peg, Instant dueAt) {
    return new CandleRequest(peg, Interval.DAY, StablecoinRush.DAYS, dueAt);
  }
}
