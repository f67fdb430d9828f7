package io.cryptorun.jobs.regime;

import static java.util.Objects.requireNonNull;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.universe.Selected;
import io.cryptorun.jobs.RunJournal;
import io.cryptorun.jobs.scan.VenueFaults;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Asks for candles of coins, each on its first venue; those that did not get enough are asked on
/// their next one, until none is left. What one coin is told by comes from one venue.
final class FirstServing {

  private final MarketData market;
  private final RunJournal journal;
  private final Set<Venue> asked = EnumSet.noneOf(Venue.class);
  private final Set<Venue> delivered = EnumSet.noneOf(Venue.class);

  FirstServing(MarketData market, RunJournal journal) {
    this.market = market;
    this.journal = journal;
  }

  /// Candles by coin, in the order of the coins; a coin that no venue serves is not there.
  ///
  /// @param request what to ask of a pair
  /// @param enough what to make of an answer; empty when it is too little
  <T> Map<Symbol, T> of(
      List<Selected> coins,
      Function<Instrument, CandleRequest> request,
      Function<List<Candle>, Optional<T>> enough)
      throws InterruptedException {
    var found = new TreeMap<Symbol, T>();
    var turns = turns(coins, found, 0);
    for (int turn = 1; !turns.isEmpty(); turn++) {
      var requests = new LinkedHashMap<Symbol, CandleRequest>();
      turns.forEach((coin, pair) -> requests.put(coin, request.apply(pair)));
      var answers = market.candles(List.copyOf(requests.values()));
      note(answers);
      requests.forEach((coin, ask) ->
          requireNonNull(answers.get(ask))
              .found()
              .flatMap(enough)
              .ifPresent(served -> found.put(coin, served)));
      turns = turns(coins, found, turn);
    }
    var inOrder = new LinkedHashMap<Symbol, T>();
    coins.stream()
        .map(Selected::symbol)
        .filter(found::containsKey)
        .forEach(coin -> inOrder.put(coin, requireNonNull(found.get(coin))));
    return inOrder;
  }

  /// The next pair to ask of each coin that is not served yet and has another one.
  private static Map<Symbol, Instrument> turns(
      List<Selected> coins, Map<Symbol, ?> found, int turn) {
    var turns = new LinkedHashMap<Symbol, Instrument>();
    coins.stream()
        .filter(coin -> !found.containsKey(coin.symbol()) && coin.instruments().size() > turn)
        .forEach(coin -> turns.put(coin.symbol(), coin.instruments().get(turn)));
    return turns;
  }

  private void note(Map<CandleRequest, Reply<List<Candle>>> answers) {
    answers.forEach((ask, reply) -> {
      var venue = ask.instrument().venue();
      asked.add(venue);
      if (reply.found().filter(candles -> !candles.isEmpty()).isPresent()) {
        delivered.add(venue);
      }
    });
    VenueFaults.among(answers.values().stream()).lines().forEach(journal::warning);
  }

  /// Venues that were asked for anything so far.
  Set<Venue> asked() {
    return Set.copyOf(asked);
  }

  /// Venues that gave at least one candle so far.
  Set<Venue> delivered() {
    return Set.copyOf(delivered);
  }
}
