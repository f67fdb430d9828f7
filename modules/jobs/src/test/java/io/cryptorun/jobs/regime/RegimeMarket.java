package io.cryptorun.jobs.regime;

import static java.util.Objects.requireNonNull;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.testkit.FakeDerivativesData;
import io.cryptorun.testkit.FakeMarketData;
import io.cryptorun.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Thirty coins on Kraken, five of them on Coinbase too, as random walks that end at one instant.
/// Coins follow Bitcoin in part; how wild it is and where days tend is the test's.
public final class RegimeMarket {

  public static final Instant NOW = Instant.parse("2021-05-19T12:00:00Z");

  private static final int HOURS = 300;
  private static final int DAYS = 45;

  public final SettableClock clock = SettableClock.at(NOW);
  public final FakeMarketData spot = new FakeMarketData(clock);
  public final FakeDerivativesData perpetuals = new FakeDerivativesData(clock);

  private final long seed;

  private RegimeMarket(long seed) {
    this.seed = seed;
  }

  /// @param hourlyStep size of Bitcoin's usual hour, as a fraction
  /// @param dailyTrend what coins gain on a usual day, as a fraction
  static RegimeMarket of(long seed, double hourlyStep, double dailyTrend) {
    var market = new RegimeMarket(seed);
    market.list(Venue.KRAKEN, kraken(), hourlyStep, dailyTrend);
    market.list(Venue.COINBASE, coinbase(), hourlyStep, dailyTrend);
    market.funding(0.0002);
    return market;
  }

  /// A market that votes for normal: 30 % a year, as many coins rising as falling.
  public static RegimeMarket normal() {
    return of(7, 0.0037, 0);
  }

  private static List<String> kraken() {
    var bases = new ArrayList<String>(List.of("BTC", "ETH"));
    for (int i = 1; i <= 28; i++) {
      bases.add("K%02d".formatted(i));
    }
    return bases;
  }

  private static List<String> coinbase() {
    return List.of("BTC", "ETH", "K01", "K02", "K03");
  }

  private void list(Venue venue, List<String> bases, double step, double trend) {
    var pairs =
        Stream.concat(bases.stream(), Stream.of("USDT")).map(base -> pair(venue, base)).toList();
    spot.lists(venue, pairs);
    var bitcoin = new Random(seed).doubles(HOURS, -step, step).toArray();
    for (int i = 0; i < pairs.size(); i++) {
      var pair = pairs.get(i);
      spot.quotes(ticker(pair, 50_000_000.0 / (i + 1)));
      if (pair.base().equals("USDT")) {
        peg(pair);
      } else {
        spot.trades(pair, Interval.HOUR, hours(pair, bitcoin, step));
        spot.trades(pair, Interval.DAY, days(pair, trend));
      }
    }
  }

  private static Ticker ticker(Instrument pair, double turnover) {
    return new Ticker(pair, null, null, null, BigDecimal.valueOf(turnover), true);
  }

  /// Half of a coin's hour is Bitcoin's. A uniform step has 0.58 of its bound as deviation.
  private List<Candle> hours(Instrument pair, double[] bitcoin, double step) {
    var random = new Random(seed + pair.base().hashCode());
    var bars = new ArrayList<Candle>();
    double close = 100;
    for (int i = 0; i < HOURS; i++) {
      double own = (2 * random.nextDouble() - 1) * step;
      double move = pair.base().equals("BTC") ? bitcoin[i] : bitcoin[i] + own;
      close *= Math.exp(move * 1.732);
      bars.add(bar(NOW.minus(Duration.ofHours(HOURS - i)), close, 1e6));
    }
    return bars;
  }

  private List<Candle> days(Instrument pair, double trend) {
    var random = new Random(seed * 31 + pair.base().hashCode());
    var bars = new ArrayList<Candle>();
    double close = 100;
    for (int back = DAYS; back >= 1; back--) {
      close *= Math.exp(trend + 0.02 * random.nextGaussian());
      bars.add(bar(midnight().minus(Duration.ofDays(back)), close, 24e6));
    }
    return bars;
  }

  private void peg(Instrument pair) {
    var hours = new ArrayList<Candle>();
    var days = new ArrayList<Candle>();
    for (int back = HOURS; back >= 1; back--) {
      hours.add(bar(NOW.minus(Duration.ofHours(back)), 1, 1e6));
    }
    for (int back = DAYS; back >= 1; back--) {
      days.add(bar(midnight().minus(Duration.ofDays(back)), 1, 24e6));
    }
    spot.trades(pair, Interval.HOUR, hours).trades(pair, Interval.DAY, days);
  }

  /// Sets what perpetuals of Bitcoin and Ether charge for eight hours, on all three venues.
  void funding(double rate) {
    for (var base : List.of("BTC", "ETH")) {
      perpetuals.funds(
          contract(Venue.BINANCE, base), new CurrentFunding(rate, Duration.ofHours(8)));
      perpetuals.funds(contract(Venue.OKX, base), new CurrentFunding(rate, null));
      perpetuals.charged(
          contract(Venue.OKX, base),
          List.of(
              new Settlement(NOW.minus(Duration.ofHours(12)), rate),
              new Settlement(NOW.minus(Duration.ofHours(4)), rate)));
      perpetuals.funds(
          contract(Venue.KRAKEN, base), new CurrentFunding(rate / 8, Duration.ofHours(1)));
    }
  }

  /// Takes the days of every coin of a venue away.
  void forgetsDays(Venue venue) {
    kraken().forEach(base -> spot.trades(pair(venue, base), Interval.DAY, List.of()));
  }

  /// Leaves a coin of a venue its newest hours only.
  void forgetsHours(Instrument pair, int left) {
    var bars = hours(pair);
    spot.trades(pair, Interval.HOUR, bars.subList(bars.size() - left, bars.size()));
  }

  /// Lets Bitcoin lose a share of its price in the newest hour, everywhere.
  public void crash(double share) {
    for (var venue : List.of(Venue.KRAKEN, Venue.COINBASE)) {
      var pair = pair(venue, "BTC");
      var bars = new ArrayList<>(hours(pair));
      var last = bars.removeLast();
      bars.add(bar(last.openTime(), last.close() * (1 - share), last.quoteVolume()));
      spot.trades(pair, Interval.HOUR, bars);
    }
  }

  /// The hours of a coin, oldest first.
  public List<Candle> hours(Instrument pair) {
    var request = new CandleRequest(pair, Interval.HOUR, HOURS, NOW);
    return requireNonNull(spot.candles(List.of(request)).get(request)).found().orElseThrow();
  }

  public static Instrument pair(Venue venue, String base) {
    return new Instrument(venue, base + "-USD", base, Quote.USD);
  }

  /// The perpetual on a coin.
  public static Contract contract(Venue venue, String base) {
    return new Contract(venue, base + "-PERP", base);
  }

  private static Candle bar(Instant open, double close, double quoteVolume) {
    return new Candle(open, close, close, close, close, quoteVolume / close, quoteVolume, false);
  }

  private static Instant midnight() {
    return Interval.DAY.floor(NOW);
  }
}
