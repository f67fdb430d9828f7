package io.cryptorun.bench.scan;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.scan.Scan;
import io.cryptorun.domain.scan.ScanResult;
import io.cryptorun.domain.scan.ScoredScan;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

/// The two pure steps of a hot scan, each by itself, on a node's collector. The heap is that of the
/// largest input, not a node's.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms4g", "-Xmx4g"})
public class ScanBenchmark {

  @Param({"30", "300", "3000", "30000"})
  int symbols = 1;

  private SyntheticScan scan = SyntheticScan.of(symbols);
  private ScoredScan scored = Scan.score(scan.input());
  private Map<Instrument, Reply<OrderBook>> fresh = scan.freshBooks(scored);

  /// Makes the input, once for each size.
  @Setup(Level.Trial)
  public void prepare() {
    scan = SyntheticScan.of(symbols);
    scored = Scan.score(scan.input());
    fresh = scan.freshBooks(scored);
  }

  /// Candles and books to ranked scores.
  @Benchmark
  public ScoredScan score() {
    return Scan.score(scan.input());
  }

  /// Scores and second looks to decisions.
  @Benchmark
  public ScanResult judge() {
    return Scan.judge(scored, fresh, Map.of(), SyntheticScan.EMISSION);
  }
}
