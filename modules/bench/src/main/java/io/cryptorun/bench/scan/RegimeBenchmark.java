package io.cryptorun.bench.scan;

import io.cryptorun.domain.factors.HourlyWindow;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.regime.DailyCloses;
import io.cryptorun.domain.regime.MarketMeasure;
import io.cryptorun.domain.regime.RegimeDetection;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The pure part of a regime refresh on a node's collector: candles of every coin to a regime.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
public class RegimeBenchmark {

  private static final Instant HOUR = Instant.parse("2025-09-07T11:00:00Z");
  private static final Instant TODAY = Instant.parse("2025-09-07T00:00:00Z");

  @Param({"30", "100", "300", "1000"})
  int symbols = 1;

  private List<Coin> coins = coins(symbols);

  /// A coin's candles.
  private record Coin(List<Candle> hourly, List<Candle> daily) {}

  /// Makes the input, once for each size.
  @Setup(Level.Trial)
  public void prepare() {
    coins = coins(symbols);
  }

  /// Candles to indicators to a vote.
  @Benchmark
  public RegimeDetection regime() {
    var windows = coins.stream().map(coin -> HourlyWindow.of(coin.hourly, HOUR)).toList();
    var closes = coins.stream().map(coin -> DailyCloses.of(coin.daily, TODAY)).toList();
    var measure = MarketMeasure.of(windows.getFirst(), closes, windows);
    return RegimeDetection.of(measure.indicators(), null, HOUR);
  }

  private static List<Coin> coins(int symbols) {
    var hours = CoinTape.hoursBefore(HOUR);
    var days =
        IntStream.rangeClosed(1, DailyCloses.DAYS)
            .mapToObj(back -> TODAY.minusSeconds(86_400L * (DailyCloses.DAYS + 1 - back)))
            .toList();
    return IntStream.rangeClosed(1, symbols)
        .mapToObj(rank -> new Coin(new CoinTape(rank).hours(hours), new CoinTape(rank).hours(days)))
        .toList();
  }
}
