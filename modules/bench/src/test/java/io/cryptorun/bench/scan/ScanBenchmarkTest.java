package io.cryptorun.bench.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.scan.Scan;
import org.junit.jupiter.api.Test;

class ScanBenchmarkTest {

  private static final int SYMBOLS = 30;

  @Test
  void prepare_thirtySymbols_isAScanInWhichSomeEnterAndSomeDoNot() {
    var benchmark = new ScanBenchmark();
    benchmark.symbols = SYMBOLS;
    benchmark.prepare();
    var result = benchmark.judge();
    assertThat(result.candidates()).hasSize(SYMBOLS);
    assertThat(result.summary().passed()).isBetween(1, SYMBOLS - 1);
    assertThat(result.coverage().isComplete()).isTrue();
    assertThat(benchmark.score().booksToRefresh()).isNotEmpty();
  }

  @Test
  void of_sameSize_isTheSameScan() {
    var one = Scan.score(SyntheticScan.of(SYMBOLS).input()).booksToRefresh();
    var other = Scan.score(SyntheticScan.of(SYMBOLS).input()).booksToRefresh();
    assertThat(one).isEqualTo(other);
  }
}
