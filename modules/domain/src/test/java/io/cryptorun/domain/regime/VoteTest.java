package io.cryptorun.domain.regime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoteTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "calm_regime_all_indicators,     0.20, 75, 0.65, CALM, CALM, CALM, CALM",
    "volatile_regime_all_indicators, 0.50, 40, 0.25, VOLATILE, VOLATILE, VOLATILE, VOLATILE",
    "normal_regime_majority,         0.35, 60, 0.25, NORMAL, NORMAL, VOLATILE, NORMAL",
    "mixed_votes_calm_wins,          0.22, 72, 0.25, CALM, CALM, VOLATILE, CALM",
    "three_way_tie,                  0.20, 60, 0.25, CALM, NORMAL, VOLATILE, NORMAL",
    "volatile_by_breadth,            0.30, 44, 0.29, NORMAL, VOLATILE, VOLATILE, VOLATILE",
    "calm_without_the_mean,          0.20, 30, 0.61, CALM, VOLATILE, CALM, CALM"
  })
  void votes_table_winnerIsTheMajority(
      String name,
      double vol,
      double pct,
      double thrust,
      Regime volVote,
      Regime maVote,
      Regime breadthVote,
      Regime winner) {
    var votes = Votes.of(new Indicators(vol, pct, thrust));
    assertThat(votes).as(name).isEqualTo(new Votes(volVote, maVote, breadthVote));
    assertThat(votes.winner()).isEqualTo(winner);
  }

  @ParameterizedTest
  @CsvSource({
    "REALIZED_VOL_7D, 0.25",
    "REALIZED_VOL_7D, 0.45",
    "PCT_ABOVE_20MA, 45",
    "PCT_ABOVE_20MA, 70",
    "BREADTH_THRUST, 0.3",
    "BREADTH_THRUST, 0.6"
  })
  void vote_exactlyOnAnEdge_isNormal(Indicator indicator, double edge) {
    assertThat(indicator.vote(edge)).isEqualTo(Regime.NORMAL);
    assertThat(indicator.margin(edge)).isZero();
    assertThat(Stream.of(Math.nextDown(edge), Math.nextUp(edge)).map(indicator::vote))
        .as("the next doubles lie on both sides of it")
        .containsOnlyOnce(Regime.NORMAL);
  }

  @ParameterizedTest
  @CsvSource({
    "0.35, 65, 0.42, NORMAL, 0.85",
    "0.20, 75, 0.65, CALM, 0.68",
    "0.50, 40, 0.25, VOLATILE, 0.68",
    "0.35, 60, 0.25, NORMAL, 0.63",
    "0.22, 72, 0.25, CALM, 0.38",
    "0.20, 60, 0.25, NORMAL, 0.30"
  })
  void confidence_table_agrees(
      double vol, double pct, double thrust, Regime regime, double confidence) {
    var detection = detect(new Indicators(vol, pct, thrust));
    assertThat(detection.regime()).isEqualTo(regime);
    assertThat(detection.confidence()).isEqualTo(confidence);
  }

  @Test
  void margins_indicatorThatVotedOtherwise_countsNothing() {
    var margins = detect(new Indicators(0.35, 60, 0.25)).margins();
    assertThat(margins).isEqualTo(new Margins(0.9999999999999998, 0.8, 0));
  }

  @Test
  void margins_farOutside_areOne() {
    assertThat(detect(new Indicators(3.0, 0, 0)).margins()).isEqualTo(new Margins(1, 1, 1));
    assertThat(detect(new Indicators(3.0, 0, 0)).confidence()).isEqualTo(1);
  }

  @Property
  void vote_largerVolatility_isNeverCalmer(
      @ForAll @DoubleRange(min = 0, max = 2) double one,
      @ForAll @DoubleRange(min = 0, max = 2) double other) {
    var calmer = Indicator.REALIZED_VOL_7D.vote(Math.min(one, other));
    var wilder = Indicator.REALIZED_VOL_7D.vote(Math.max(one, other));
    assertThat(calmer).isLessThanOrEqualTo(wilder);
  }

  @Property
  void detection_anyIndicators_isOneOfTheVotesOrNormal(
      @ForAll @DoubleRange(min = 0, max = 2) double vol,
      @ForAll @DoubleRange(min = 0, max = 100) double pct,
      @ForAll @DoubleRange(min = 0, max = 1) double thrust) {
    var detected = detect(new Indicators(vol, pct, thrust));
    var votes =
        Stream.of(detected.votes().vol(), detected.votes().ma(), detected.votes().breadth());
    long most =
        votes.collect(Collectors.groupingBy(v -> v, Collectors.counting())).values().stream()
            .max(Comparator.naturalOrder())
            .orElseThrow();
    assertThat(detected.votes().count(detected.regime())).isEqualTo((int) most);
    assertThat(detected.confidence()).isBetween(0.15, 1.0);
    assertThat(detected.margins().mean()).isBetween(0.0, 1.0);
  }

  private static RegimeDetection.Detected detect(Indicators indicators) {
    return (RegimeDetection.Detected) RegimeDetection.of(indicators, null, Tapes.HOUR);
  }
}
