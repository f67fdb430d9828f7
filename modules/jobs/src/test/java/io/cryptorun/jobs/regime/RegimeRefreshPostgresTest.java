package io.cryptorun.jobs.regime;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.Ran;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Refreshes on a real ledger. Each test has a market of its own.
class RegimeRefreshPostgresTest {

  private static final Instant NOW = RegimeMarket.NOW;

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;
  private Questions questions;
  private String name;

  @BeforeEach
  void market(TestInfo test) {
    questions = new Questions(POSTGRES.database());
    name = test.getTestMethod().orElseThrow().getName().replaceAll("[^a-zA-Z]", "");
  }

  @Test
  void refresh_bothVenuesDeliver_publishesAndIsReadByOthers() throws Exception {
    try (var rig = rig(RegimeMarket.normal())) {
      var file = rig.published(rig.refresh(NOW));

      assertThat(runs()).containsExactly("success - normal - 30 1 1");
      assertThat(keys(file))
          .startsWith(
              "timestamp",
              "regime",
              "indicators",
              "confidence",
              "votes",
              "weight_blend",
              "next_refresh");
      assertThat(file)
          .contains("\"timestamp\": \"2021-05-19T12:00:00Z\"")
          .contains("\"next_refresh\": \"2021-05-19T16:00:00Z\"")
          .contains("\"btc_returns\": 168", "\"symbols\": 30", "\"days\": 40")
          .contains("\"previous_regime\": null", "\"changed\": false")
          .contains("\"data_issues\": []");
      assertThat(regimes())
          .containsExactly("2021-05-19 12:00:00 normal - normal 2021-05-19 20:00:00");
      assertThat(weights()).containsExactly("0.35 0.25 0.25 0.15");
      assertThat(overlays()).containsExactly("regime.refresh - {} -");
      var reader = rig.firingOfOther(NOW, SlotKind.MANUAL);
      assertThat(rig.memory().regime(reader)).isPresent();
    }
  }

  @Test
  void refresh_second_knowsTheFirstAndReplacesNothing() throws Exception {
    var market = RegimeMarket.normal();
    try (var rig = rig(market)) {
      rig.refresh(NOW.minus(Duration.ofHours(1)));
      var file = rig.published(rig.refresh(NOW));

      assertThat(file).contains("\"previous_regime\": \"normal\"", "\"changed\": false");
      assertThat(regimes()).hasSize(2);
    }
  }

  @Test
  void refresh_ofTheSameNominalTime_doesNotReadItsOwnResult() throws Exception {
    try (var rig = rig(RegimeMarket.normal())) {
      rig.refresh(NOW);
      assertThat(rig.published(rig.refresh(NOW))).contains("\"previous_regime\": null");
    }
  }

  @Test
  void refresh_otherRecording_changesEveryFigure() throws Exception {
    String normal;
    String wild;
    try (var rig = new RegimeRig(POSTGRES.database(), home, name + "One", RegimeMarket.normal())) {
      normal = rig.published(rig.refresh(NOW));
    }
    var other = RegimeMarket.of(11, 0.012, -0.03);
    other.funding(0.002);
    try (var rig = new RegimeRig(POSTGRES.database(), home, name + "Two", other)) {
      wild = rig.published(rig.refresh(NOW));
    }
    for (var key :
        List.of(
            "regime",
            "realized_vol_7d",
            "pct_above_20ma",
            "breadth_thrust",
            "confidence",
            "vol_vote",
            "ma_vote",
            "breadth_vote",
            "momentum",
            "quality",
            "overlay",
            "median_vol_7d")) {
      assertThat(value(wild, key)).as(key).isNotEqualTo(value(normal, key));
    }
    assertThat(value(wild, "regime")).isEqualTo("\"volatile\"");
    assertThat(wild).contains("\"breadth_washout\"", "\"funding_extreme\"");
    assertThat(value(wild, "overlay")).isEqualTo("\"risk_off\"");
  }

  @Test
  void refresh_oneVenueSilent_isPartialAndNamesIt() throws Exception {
    var market = RegimeMarket.normal();
    market.spot.fails(Venue.COINBASE, Fault.Code.TIMEOUT);
    try (var rig = rig(market)) {
      var file = rig.published(rig.refresh(NOW));

      assertThat(runs()).containsExactly("partial nothing from coinbase normal - 30 1 1");
      assertThat(file).contains("coinbase delivered nothing", "\"symbols\": 30");
      assertThat(rig.warnings).anyMatch(line -> line.startsWith("coinbase: "));
    }
  }

  @Test
  void refresh_firstVenueWithoutEnough_coinIsReadFromTheNext() throws Exception {
    var market = RegimeMarket.normal();
    market.forgetsHours(RegimeMarket.pair(Venue.KRAKEN, "BTC"), 120);
    try (var rig = rig(market)) {
      assertThat(rig.published(rig.refresh(NOW))).contains("\"btc_returns\": 168");
      assertThat(runs()).as("both venues served").containsExactly("success - normal - 30 1 2");
    }
  }

  @Test
  void refresh_twoMissingAndNothingBefore_failsAndLeavesNothing() throws Exception {
    var market = RegimeMarket.normal();
    market.forgetsDays(Venue.KRAKEN);
    try (var rig = rig(market)) {
      var ended = (Ran.Ended) rig.refresh(NOW);

      assertThat(ended.ending().errorCode()).isEqualTo("NO_REGIME");
      assertThat(ended.ending().error())
          .contains("pct_above_20ma is missing: 5 coins", "breadth_thrust is missing: 0 days");
      assertThat(regimes()).isEmpty();
      assertThat(overlays()).isEmpty();
    }
  }

  @Test
  void refresh_twoMissingAndAYoungRegime_keepsItAndItsValidity() throws Exception {
    var market = RegimeMarket.of(11, 0.012, -0.03);
    try (var rig = rig(market)) {
      var first = rig.published(rig.refresh(NOW.minus(Duration.ofHours(7))));
      market.forgetsDays(Venue.KRAKEN);
      var file = rig.published(rig.refresh(NOW));

      assertThat(file)
          .contains("\"regime\": \"volatile\"", "\"pct_above_20ma\": null", "\"ma_vote\": null")
          .contains("the regime of 2021-05-19T05:00:00Z is kept")
          .contains("\"next_refresh\": \"2021-05-19T16:00:00Z\"", "\"changed\": false");
      assertThat(value(file, "confidence")).isEqualTo(value(first, "confidence"));
      assertThat(regimes())
          .containsExactly("2021-05-19 05:00:00 volatile risk_off volatile 2021-05-19 13:00:00");
      assertThat(overlays()).hasSize(2);
      assertThat(runs()).last().asString().contains("volatile cache");
    }
  }

  @Test
  void refresh_twoMissingAndARegimeOfEightHours_fails() throws Exception {
    var market = RegimeMarket.normal();
    try (var rig = rig(market)) {
      rig.refresh(NOW.minus(Duration.ofHours(8)));
      market.forgetsDays(Venue.KRAKEN);
      assertThat(rig.refresh(NOW)).isInstanceOf(Ran.Ended.class);
    }
  }

  @Test
  void replay_whateverRanBefore_leavesNothingAndIsTheSameToTheByte() throws Exception {
    try (var rig = rig(RegimeMarket.normal())) {
      var first = rig.published(rig.replay(NOW));
      assertThat(regimes()).isEmpty();
      assertThat(overlays()).isEmpty();
      assertThat(count("universe_snapshot")).isZero();

      rig.refresh(NOW.minus(Duration.ofHours(2)));
      var before = regimes();
      var second = rig.published(rig.replay(NOW));
      assertThat(second).isEqualTo(first).contains("\"previous_regime\": null");
      assertThat(regimes()).isEqualTo(before);
      assertThat(overlays()).hasSize(1);
    }
  }

  @Test
  void replay_twoMissing_failsThoughALiveRegimeIsYoung() throws Exception {
    var market = RegimeMarket.normal();
    try (var rig = rig(market)) {
      rig.refresh(NOW.minus(Duration.ofHours(2)));
      market.forgetsDays(Venue.KRAKEN);
      assertThat(rig.replay(NOW)).isInstanceOf(Ran.Ended.class);
    }
  }

  @Test
  void refresh_fundingOfOneVenueOnly_isNotedAndCountsNothing() throws Exception {
    var market = RegimeMarket.normal();
    market.funding(0.01);
    market.perpetuals.fails(Venue.OKX, Fault.Code.TIMEOUT);
    market.perpetuals.fails(Venue.KRAKEN, Fault.Code.TIMEOUT);
    try (var rig = rig(market)) {
      assertThat(rig.published(rig.refresh(NOW)))
          .contains("funding_extreme could not be judged", "\"overlay_triggers\": []");
      assertThat(runs())
          .as("funding is no venue's delivery")
          .first()
          .asString()
          .contains("success");
    }
  }

  private RegimeRig rig(RegimeMarket market) {
    return new RegimeRig(POSTGRES.database(), home, name, market);
  }

  private List<String> runs() {
    return questions.rows(
        """
        select r.outcome, r.reason, r.regime, r.regime_source, r.candidates, r.rows, a.sources
        from audit.runs r join cryptorun.attempt a using (run_id)
        where r.market = ? and r.job = 'regime.refresh' order by r.run_id
        """,
        "sim:" + name);
  }

  private List<String> regimes() {
    return questions.rows(
        """
        select at at time zone 'UTC', regime, overlay, vol_vote, valid_until at time zone 'UTC'
        from audit.regimes where market = ? order by at
        """,
        "sim:" + name);
  }

  private List<String> weights() {
    return questions.rows(
        """
        select weights->>'momentum', weights->>'technical', weights->>'volume', weights->>'quality'
        from audit.regimes where market = ?
        """,
        "sim:" + name);
  }

  private List<String> overlays() {
    return questions.rows(
        """
        select job, overlay, triggers, risk_off_until
        from cryptorun.overlay_evaluation where market = ? order by id
        """,
        "sim:" + name);
  }

  private long count(String table) {
    return questions.count(
        "select count(*) from cryptorun.%s where market = ?".formatted(table), "sim:" + name);
  }

  private static List<String> keys(String json) {
    return Pattern.compile("(?m)^  \"(\\w+)\"")
        .matcher(json)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static String value(String json, String key) {
    var found = Pattern.compile("\"" + key + "\": ([^,\\n]+)").matcher(json);
    assertThat(found.find()).as(key).isTrue();
    return found.group(1);
  }
}
