package io.cryptorun.bench.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.regime.RegimeDetection.Detected;
import org.junit.jupiter.api.Test;

class RegimeBenchmarkTest {

  @Test
  void regime_thirtySymbols_isDetectedFromAllIndicators() {
    var benchmark = new RegimeBenchmark();
    benchmark.symbols = 30;
    benchmark.prepare();
    assertThat(benchmark.regime()).isInstanceOf(Detected.class);
  }
}
