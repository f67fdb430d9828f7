package io.cryptorun.jobs.regime;

import io.cryptorun.domain.factors.HourlyWindow;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.regime.DailyCloses;
import io.cryptorun.domain.regime.MarketMeasure;
import io.cryptorun.domain.regime.RealizedVolatility;
import io.cryptorun.domain.universe.Group;
import io.cryptorun.domain.universe.Selected;
import io.cryptorun.domain.universe.Selection;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.scan.ScanPlan;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The candles a refresh is told from: hours of Bitcoin and of the most traded coins, days of the
/// job's group.
///
/// @param hours by coin that a venue serves, Bitcoin first
/// @param days by coin that a venue serves, in rank order
/// @param wanted the coins whose days were wanted
/// @param silent configured venues that delivered nothing, though they were asked, should have been
///   read, or did not even say what they list
/// @param sources how many venues delivered
public record RegimeCandles(
    Map<Symbol, HourlyWindow> hours,
    Map<Symbol, DailyCloses> days,
    List<Selected> wanted,
    List<Venue> silent,
    int sources) {

  private static final Symbol BITCOIN = OverlayEvidence.BITCOIN;
  private static final Group EVERYTHING = new Group("all", 1, Integer.MAX_VALUE);
  private static final Group MOST_TRADED =
      Group.parse("top" + OverlayEvidence.MOST_TRADED).orElseThrow();

  public RegimeCandles {
    wanted = List.copyOf(wanted);
    silent = List.copyOf(silent);
  }

  /// Asks the venues of a plan.
  public static RegimeCandles fetch(MarketData market, ScanPlan plan, Firing firing)
      throws InterruptedException {
    var dueAt = firing.dueAt();
    var serving = new FirstServing(market, firing.journal());
    var hours =
        serving.of(hourlyCoins(plan), pair -> hourly(pair, dueAt), bars -> week(bars, dueAt));
    var days = serving.of(plan.coins(), pair -> daily(pair, dueAt), bars -> closes(bars, dueAt));
    return new RegimeCandles(
        hours, days, plan.coins(), silent(plan, serving), serving.delivered().size());
  }

  private static List<Selected> hourlyCoins(ScanPlan plan) {
    var bitcoin = coins(plan, EVERYTHING).stream().filter(RegimeCandles::isBitcoin);
    var alts = coins(plan, MOST_TRADED).stream().filter(coin -> !isBitcoin(coin));
    return Stream.concat(bitcoin, alts).toList();
  }

  private static List<Selected> coins(ScanPlan plan, Group group) {
    return Selection.of(
            plan.universe().snapshot(),
            group,
            plan.venues().forSelection(),
            plan.fx(),
            Integer.MAX_VALUE)
        .selected();
  }

  private static boolean isBitcoin(Selected coin) {
    return coin.symbol().equals(BITCOIN);
  }

  private static CandleRequest hourly(Instrument pair, Instant dueAt) {
    return new CandleRequest(pair, Interval.HOUR, HourlyWindow.SLOTS, dueAt);
  }

  private static CandleRequest daily(Instrument pair, Instant dueAt) {
    return new CandleRequest(pair, Interval.DAY, DailyCloses.DAYS, dueAt);
  }

  private static Optional<HourlyWindow> week(List<Candle> bars, Instant dueAt) {
    return Optional.of(OverlayEvidence.window(bars, dueAt))
        .filter(hours -> RealizedVolatility.of(hours).isMeasured());
  }

  private static Optional<DailyCloses> closes(List<Candle> bars, Instant dueAt) {
    return Optional.of(DailyCloses.of(bars, Interval.DAY.floor(dueAt)))
        .filter(DailyCloses::areEnough);
  }

  private static List<Venue> silent(ScanPlan plan, FirstServing serving) {
    var expected = EnumSet.noneOf(Venue.class);
    expected.addAll(serving.asked());
    expected.addAll(plan.universe().snapshot().missing());
    var configured = plan.venues().configured();
    configured.stream()
        .filter(venue -> !plan.venues().effective().contains(venue))
        .forEach(expected::add);
    return configured.stream()
        .filter(venue -> expected.contains(venue) && !serving.delivered().contains(venue))
        .toList();
  }

  /// The hours of Bitcoin, null when no venue has enough of them.
  public @Nullable HourlyWindow bitcoin() {
    return hours.get(BITCOIN);
  }

  /// The hours of the other coins.
  public List<HourlyWindow> alts() {
    return hours.entrySet().stream()
        .filter(coin -> !coin.getKey().equals(BITCOIN))
        .map(Map.Entry::getValue)
        .toList();
  }

  public MarketMeasure measure() {
    return MarketMeasure.of(bitcoin(), List.copyOf(days.values()), List.copyOf(hours.values()));
  }

  /// Coins of the group that no venue serves, by rank.
  List<Symbol> unserved() {
    Set<Symbol> served = days.keySet();
    return wanted.stream().map(Selected::symbol).filter(coin -> !served.contains(coin)).toList();
  }

  /// Whether every venue delivered and at most half of the coins are missing.
  boolean isComplete() {
    return silent.isEmpty() && 2 * days.size() >= wanted.size();
  }
}
