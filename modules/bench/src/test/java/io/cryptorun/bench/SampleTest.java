package io.cryptorun.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

  @Test
  void median_oddAndEvenCount_isTheMiddle() {
    assertThat(new Sample(List.of(9.0, 1.0, 3.0)).median()).isEqualTo(3);
    assertThat(new Sample(List.of(9.0, 1.0, 3.0, 4.0)).median()).isEqualTo(3.5);
  }

  @Test
  void told_isMedianAndRange() {
    assertThat(new Sample(List.of(231.4, 198.0, 205.0)).told("%.0f")).isEqualTo("205 (198-231)");
  }

  @Test
  void sample_empty_isRefused() {
    assertThatThrownBy(() -> new Sample(List.of())).hasMessage("nothing was measured");
  }

  @Test
  void table_cellsOfDifferentWidth_lineUp() {
    var table = new Table("venue", "s").row("okx", "12.50");
    assertThat(table.toString())
        .isEqualTo(
            """
            | venue | s     |
            | ----- | ----- |
            | okx   | 12.50 |
            """);
  }

  @Test
  void quantile_isTheLeastThatCoversTheShare() {
    var hundred = new Sample(IntStream.rangeClosed(1, 100).mapToObj(n -> (double) n).toList());

    assertThat(hundred.quantile(0.5)).isEqualTo(50);
    assertThat(hundred.quantile(0.99)).isEqualTo(99);
    assertThat(hundred.quantile(1)).isEqualTo(100);
    assertThat(new Sample(List.of(7.0)).quantile(0.01)).isEqualTo(7);
  }
}
