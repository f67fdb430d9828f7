package io.cryptorun.domain.premove;

import static io.cryptorun.domain.premove.Signs.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.premove.OpenInterestChange.Known;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenInterestChangeTest {

  private static Known known(double now, OpenInterest... past) {
    return new Known(new OpenInterest(NOW, now), Arrays.asList(past));
  }

  private static OpenInterest ago(Duration age, double base) {
    return new OpenInterest(NOW.minus(age), base);
  }

  @Test
  void dayAgo_isTheNewestThatIsADayOld_andAtMostTwoHoursOlder() {
    var known =
        known(
            120,
            ago(Duration.ofHours(26).plusSeconds(1), 1),
            ago(Duration.ofHours(25), 110),
            ago(Duration.ofHours(24), 100),
            ago(Duration.ofHours(24).minusSeconds(1), 1));
    var change = OpenInterestChange.of(Map.of(Venue.OKX, known), NOW).orElseThrow();
    assertThat(change.change()).isCloseTo(0.2, within(1e-12));
    assertThat(
            OpenInterestChange.of(
                Map.of(Venue.OKX, known(1, ago(Duration.ofHours(26).plusSeconds(1), 1))), NOW))
        .isEmpty();
    assertThat(
            OpenInterestChange.of(Map.of(Venue.OKX, known(1, ago(Duration.ofHours(26), 1))), NOW))
        .isPresent();
  }

  @Test
  void venue_isTheFirstOfBinanceOkxKraken_thatCanTell() {
    var day = Duration.ofHours(24);
    var okx = known(110, ago(day, 100));
    var kraken = known(150, ago(day, 100));
    assertThat(of(known(105, ago(day, 100)), okx, kraken).venue()).isEqualTo(Venue.BINANCE);
    assertThat(of(known(105), okx, kraken).venue()).isEqualTo(Venue.OKX);
    assertThat(of(known(105, ago(day, 0)), okx, kraken).venue()).isEqualTo(Venue.OKX);
    assertThat(of(known(Double.NaN, ago(day, 1)), known(1), kraken).venue())
        .isEqualTo(Venue.KRAKEN);
  }

  @Test
  void negativeFigures_areNone() {
    var day = Duration.ofHours(24);
    var kraken = known(150, ago(day, 100));
    assertThat(of(known(-130, ago(day, -100)), known(-1, ago(day, 100)), kraken).venue())
        .isEqualTo(Venue.KRAKEN);
    assertThat(of(known(110, ago(day, -1), ago(day.plusMinutes(5), 100)), known(1), kraken))
        .isEqualTo(of(known(110, ago(day, 100)), known(1), kraken));
  }

  private static OpenInterestChange of(Known binance, Known okx, Known kraken) {
    return OpenInterestChange.of(
            Map.of(Venue.KRAKEN, kraken, Venue.OKX, okx, Venue.BINANCE, binance), NOW)
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"-0.3, 0", "0, 0", "0.075, 35", "0.15, 70", "0.325, 85", "0.5, 100", "3, 100"})
  void score_risesInTwoStraightLines(double change, double score) {
    assertThat(new OpenInterestChange(Venue.OKX, change).score()).isCloseTo(score, within(1e-9));
  }
}
