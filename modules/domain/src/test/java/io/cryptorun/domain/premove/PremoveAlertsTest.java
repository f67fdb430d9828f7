package io.cryptorun.domain.premove;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.Tier;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.premove.FundingDivergence.Measured;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PremoveAlertsTest {

  private static final PremoveRules ONE =
      new PremoveRules(List.of(PremoveGate.values()), 1, false, false);

  private static Measured funding(double z) {
    return new Measured(z, 0, 0, 1e-5, 0, List.of(Venue.BINANCE, Venue.OKX));
  }

  private static PremoveEvaluation coin(String base, double score, double z, double volume) {
    return PremoveEvaluation.of(Signs.subject(base, score, 80, volume, funding(z)), ONE);
  }

  private static List<String> bases(List<PremoveEvaluation> coins) {
    return coins.stream().map(coin -> coin.subject().symbol().base()).toList();
  }

  @Test
  void order_isScoreThenGatesThenDivergenceThenName() {
    var alerts =
        PremoveAlerts.of(
            List.of(
                coin("DDD", 60, 3, 50),
                coin("CCC", 60, 3, 50),
                coin("BBB", 60, 4, 50),
                coin("AAA", 60, 2, 90),
                coin("ZZZ", 61, 2, 50)),
            10);
    assertThat(bases(alerts.alerts())).containsExactly("ZZZ", "AAA", "BBB", "CCC", "DDD");
  }

  @Test
  void alerts_areCutToTheBest_andTheRestIsRejected() {
    var alerts =
        PremoveAlerts.of(
            List.of(coin("AAA", 60, 3, 50), coin("BBB", 70, 0, 50), coin("CCC", 50, 3, 50)), 1);
    assertThat(bases(alerts.alerts())).containsExactly("AAA");
    assertThat(bases(alerts.rejected())).containsExactly("BBB", "CCC");
    assertThat(bases(alerts.ranked())).containsExactly("BBB", "AAA", "CCC");
  }

  @Test
  void stats_countSinglePassesOfAllCoins_andConfirmationsOfAlertsOnly() {
    var alerts =
        PremoveAlerts.of(
            List.of(
                coin("AAA", 60, 3, 90),
                coin("BBB", 50, 3, 90),
                coin("CCC", 40, 0, 71),
                coin("DDD", 30, 3, 50)),
            2);
    assertThat(alerts.stats()).isEqualTo(new PremoveAlerts.Stats(4, 5, 2, 2));
  }

  @Test
  void nothing_isAnAnswerToo() {
    var alerts = PremoveAlerts.of(List.of(), 15);
    assertThat(alerts.stats()).isEqualTo(new PremoveAlerts.Stats(0, 0, 0, 0));
  }

  @Test
  void risk_ofTheExample_isMedium() {
    assertThat(risk(ruled(3, false), 2.3, Signs.book(15, 37_500, 37_500)))
        .isEqualTo(RiskLevel.MEDIUM);
  }

  @Test
  void risk_withNothingAgainstIt_isLow() {
    assertThat(risk(ruled(3, false), 2.3, Signs.book(15, 40_000, 40_000))).isEqualTo(RiskLevel.LOW);
  }

  @Test
  void risk_eachThingCountsOne() {
    var deep = Signs.book(25, 50_000, 50_000);
    var none = ruled(3, false);
    assertThat(risk(none, 2, deep)).isEqualTo(RiskLevel.LOW);
    assertThat(risk(ruled(2, false), 2, deep)).isEqualTo(RiskLevel.MEDIUM);
    assertThat(risk(ruled(3, true), 2, deep)).isEqualTo(RiskLevel.MEDIUM);
    assertThat(risk(none, 2, Signs.book(25.1, 50_000, 50_000))).isEqualTo(RiskLevel.MEDIUM);
    assertThat(risk(none, 2, null)).isEqualTo(RiskLevel.MEDIUM);
    assertThat(risk(none, 2, Signs.truncated(1_000, 1_000))).isEqualTo(RiskLevel.MEDIUM);
    assertThat(risk(none, -3, deep)).isEqualTo(RiskLevel.MEDIUM);
    assertThat(risk(ruled(2, true), 2, deep)).isEqualTo(RiskLevel.MEDIUM);
    assertThat(risk(ruled(2, true), 3, deep)).isEqualTo(RiskLevel.HIGH);
  }

  /// A ruling in which that many gates passed.
  private static PremoveRuling ruled(int passes, boolean strained) {
    var rules = new PremoveRules(List.of(PremoveGate.values()), 2, false, strained);
    var passed = Arrays.asList(PremoveGate.values()).subList(0, passes);
    return new PremoveRuling(rules, List.of(), passed, false);
  }

  private static RiskLevel risk(PremoveRuling ruling, double z, BookMeasure.@Nullable Valid book) {
    var plain = Signs.subject("AAA", 78.5, 75, 80, funding(z));
    var subject =
        new PremoveSubject(
            plain.symbol(),
            plain.score(),
            plain.momentum(),
            plain.volumeFactor(),
            Tier.TIER1,
            Signs.spot(book, List.of()),
            plain.funding(),
            null);
    var measured = PremoveEvaluation.of(subject, Signs.ALL_THREE);
    return new PremoveEvaluation(
            subject, measured.squeeze(), measured.whale(), measured.volume(), ruling)
        .risk();
  }
}
