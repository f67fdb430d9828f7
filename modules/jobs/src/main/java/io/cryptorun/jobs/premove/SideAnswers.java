package io.cryptorun.jobs.premove;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.premove.FundingDivergence;
import io.cryptorun.domain.premove.FundingDivergence.Measured;
import io.cryptorun.domain.premove.FundingNow;
import io.cryptorun.domain.premove.OpenInterestChange;
import io.cryptorun.domain.premove.TradeTape;
import io.cryptorun.domain.scan.Reading;
import io.cryptorun.domain.scan.ScoredScan;
import io.cryptorun.domain.scan.SideFigures;
import io.cryptorun.domain.scan.Source;
import io.cryptorun.domain.universe.Fx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was read beside candles and books: trades of every pair and the perpetuals of every coin.
/// Figures are cut at the run's nominal time.
public final class SideAnswers {

  private final Instant dueAt;
  private final Fx fx;
  private final Map<Instrument, Reply<List<Trade>>> trades;
  private final Perpetuals perpetuals;
  private final Map<Symbol, FundingDivergence> funding = new HashMap<>();

  SideAnswers(
      Instant dueAt,
      Fx fx,
      Collection<Symbol> coins,
      Map<Instrument, Reply<List<Trade>>> trades,
      Perpetuals perpetuals) {
    this.dueAt = dueAt;
    this.fx = fx;
    this.trades = Map.copyOf(trades);
    this.perpetuals = perpetuals;
    coins.forEach(coin -> funding.put(coin, perpetuals.funding(coin, dueAt)));
  }

  FundingDivergence funding(Symbol coin) {
    return funding.getOrDefault(
        coin,
        new FundingDivergence.Insufficient(
            FundingDivergence.Insufficient.Code.FUNDING_INSUFFICIENT_VENUES));
  }

  Optional<OpenInterestChange> openInterest(Symbol coin) {
    return perpetuals.openInterest(coin, dueAt);
  }

  /// The last hour of trades of a pair; of no pair there are none.
  TradeTape tape(@Nullable Instrument pair) {
    var reply = pair == null ? null : trades.get(pair);
    return pair == null || reply == null
        ? TradeTape.none()
        : reply
            .found()
            .map(all -> TradeTape.before(dueAt, all, fx.rate(pair.quote())))
            .orElseGet(TradeTape::none);
  }

  /// Arms that gave nothing.
  public List<Venue> silentArms() {
    return perpetuals.silent();
  }

  /// Median of what a coin's perpetuals charge now, a fraction for eight hours; `NaN` with fewer
  /// than two venues.
  public double fundingNow(Symbol coin) {
    return FundingNow.median(perpetuals.of(coin).stream().map(Perpetual::venueFunding).toList());
  }

  /// The same scan, to be judged with these figures beside it.
  public ScoredScan beside(ScoredScan scored) {
    var pairs = scored.pairs();
    var figures = new HashMap<Symbol, SideFigures>();
    funding.forEach((coin, divergence) ->
        figures.put(
            coin, new SideFigures(Math.abs(divergence.z()), readings(coin, pairs.get(coin)))));
    return scored.beside(figures);
  }

  /// The answers that figures of a coin rest on; one that could not be used is none of them.
  private List<Reading> readings(Symbol coin, @Nullable Instrument pair) {
    var readings = new ArrayList<Reading>();
    var tape = pair == null ? null : trades.get(pair);
    if (pair != null && tape != null && tape(pair).isEnough()) {
      Reading.of(pair.venue(), Source.Kind.TRADES, tape).ifPresent(readings::add);
    }
    if (funding(coin) instanceof Measured) {
      perpetuals.of(coin).forEach(one -> fundingReading(one).ifPresent(readings::add));
    }
    openInterest(coin)
        .flatMap(change -> openReading(coin, change.venue()))
        .ifPresent(readings::add);
    return List.copyOf(readings);
  }

  private static Optional<Reading> fundingReading(Perpetual one) {
    var venue = one.contract().venue();
    return Reading.of(venue, Source.Kind.FUNDING, one.funding())
        .or(() -> Reading.of(venue, Source.Kind.FUNDING, one.settled()));
  }

  private Optional<Reading> openReading(Symbol coin, Venue venue) {
    return perpetuals.of(coin).stream()
        .filter(one -> one.contract().venue() == venue)
        .flatMap(one -> Reading.of(venue, Source.Kind.OPEN_INTEREST, one.open()).stream())
        .findFirst();
  }
}
