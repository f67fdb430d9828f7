package io.cryptorun.jobs.premove;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.PremoveRule;
import io.cryptorun.jobs.premove.PremoveRig.Setting;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Sweeps on a real ledger. Each test has a market of its own.
class PremoveHourlyPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;
  private PremoveLedger ledger;
  private String name;

  @BeforeEach
  void market(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName().replaceAll("[^a-zA-Z]", "");
    ledger = new PremoveLedger(POSTGRES.database(), name);
  }

  @Test
  void sweep_twoGatesPass_isAnAlertAndOneIsNot() throws Exception {
    var market = new PremoveMarket().diverges("K05").squeezed("K05").diverges("K06");
    try (var rig = rig(market)) {
      var sweep = alerts(rig, Setting.USUAL);

      assertThat(sweep.alerts()).containsExactly("K05/USD");
      assertThat(sweep.text())
          .contains("\"timestamp\": \"2021-05-19T12:00:00Z\"", "\"regime\": \"normal\"")
          .contains("\"funding_divergence\": 10", "\"quality\": 100", "\"depth_usd\": 70000")
          .contains("\"volume_confirmed\": false", "\"volume_confirm_required\": false")
          .contains("\"total_candidates\": 30", "\"gates_passed\": 3", "\"alerts_generated\": 1");
      assertThat(sweep.rejected("K06/USD")).isEqualTo("SQUEEZE_INSUFFICIENT_DATA;WHALE_NOT_MET");
      assertThat(ledger.sweeps()).containsExactly("success - normal default 30 1");
      assertThat(rig.stages)
          .containsExactly("universe", "futures", "fetch", "score", "gates", "write");
    }
  }

  @Test
  void sweep_everyGateOfACoin_isARowWithWhatWasCompared() throws Exception {
    try (var rig = rig(new PremoveMarket().diverges("K05").squeezed("K05"))) {
      rig.sweep(Setting.USUAL);

      assertThat(ledger.gates("K05/USD"))
          .containsExactly(
              "funding_divergence required t FUNDING_DIVERGED 10.0 >= 2 8.0 binance,okx:funding 0",
              "supply_squeeze required t SQUEEZE_MET 100.0 > 70 30.0 kraken:book 0",
              "supply_squeeze.quality condition t HOLDS 100.0 > 70 30.0 kraken:book 0",
              "supply_squeeze.depth_usd condition t HOLDS 70000.0 < 80000 10000.0 kraken:book 0",
              "whale_accumulation required f WHALE_NOT_MET 50.0 > 75 -25.0 kraken:candles_1h 0",
              "whale_accumulation.volume condition f FAILS 50.0 > 75 -25.0 kraken:candles_1h 0",
              "whale_accumulation.momentum condition f FAILS 26.3 > 70 -43.7 kraken:candles_1h 0",
              "volume_confirmation reported f VOLUME_NOT_CONFIRMED 50.0 > 70 -20.0 kraken:candles_1h 0");
    }
  }

  @Test
  void sweep_moreAlertsThanRows_keepsTheBestAndSaysSo() throws Exception {
    var market = new PremoveMarket().diverges("K05").squeezed("K05").diverges("K08").climbs("K08");
    try (var rig = rig(market)) {
      var all = alerts(rig, Setting.USUAL);
      assertThat(all.alerts()).containsExactly("K08/USD", "K05/USD");
      assertThat(all.text()).contains("\"volume_confirmations\": 1");

      var best = alerts(rig, Setting.USUAL.top(1));
      assertThat(best.alerts()).containsExactly("K08/USD");
      assertThat(best.rejected("K05/USD")).isEqualTo("WHALE_NOT_MET;BEYOND_TOP_N");
      assertThat(best.text()).contains("\"alerts_generated\": 1", "\"gates_passed\": 4");
    }
  }

  @Test
  void sweep_gateThatIsNotAskedFor_isReportedAndCountsNothing() throws Exception {
    var rule = new PremoveRule(List.of("supply_squeeze", "whale_accumulation"), 2, true);
    try (var rig = rig(new PremoveMarket().diverges("K05").squeezed("K05"))) {
      var sweep = alerts(rig, Setting.USUAL.with(rule));

      assertThat(sweep.alerts()).isEmpty();
      assertThat(sweep.text()).contains("\"gates_passed\": 1,", "\"alerts_generated\": 0");
      assertThat(ledger.gates("K05/USD"))
          .anyMatch(row -> row.startsWith("funding_divergence reported t FUNDING_DIVERGED 10.0"));
    }
  }

  @Test
  void sweep_allThreeGatesDemanded_twoAreNotEnough() throws Exception {
    var rule = new PremoveRule(PremoveRule.GATES, 3, true);
    try (var rig = rig(new PremoveMarket().diverges("K05").squeezed("K05"))) {
      assertThat(alerts(rig, Setting.USUAL.with(rule)).alerts()).isEmpty();
    }
  }

  @Test
  void sweep_underRiskOff_volumeHasToConfirm() throws Exception {
    var market =
        new PremoveMarket()
            .diverges("K05")
            .squeezed("K05")
            .diverges("K07")
            .squeezed("K07")
            .busy("K07");
    market.world.crash(0.2);
    try (var rig = rig(market)) {
      rig.refresh(PremoveMarket.NOW);
      var sweep = alerts(rig, Setting.USUAL);

      assertThat(sweep.alerts()).containsExactly("K07/USD");
      assertThat(sweep.rejected("K05/USD")).isEqualTo("WHALE_NOT_MET;VOLUME_NOT_CONFIRMED");
      assertThat(sweep.text())
          .contains("\"regime\": \"risk_off\"", "\"volume_confirm_required\": true");
      assertThat(ledger.gates("K05/USD"))
          .anyMatch(row -> row.startsWith("volume_confirmation required f VOLUME_NOT_CONFIRMED"));
      assertThat(ledger.overlays())
          .as("it is young enough")
          .containsExactly("regime.refresh risk_off");
    }
  }

  @Test
  void sweep_underRiskOff_configurationMayDoWithoutVolume() throws Exception {
    var market = new PremoveMarket().diverges("K05").squeezed("K05");
    market.world.crash(0.2);
    try (var rig = rig(market)) {
      rig.refresh(PremoveMarket.NOW);
      assertThat(alerts(rig, Setting.USUAL).alerts()).isEmpty();

      var unconfirmed = Setting.USUAL.with(new PremoveRule(PremoveRule.GATES, 2, false));
      var without = alerts(rig, unconfirmed);
      assertThat(without.alerts()).containsExactly("K05/USD");
      assertThat(without.text()).contains("\"regime\": \"risk_off\"");

      var blind = alerts(rig, Setting.USUAL.blind());
      assertThat(blind.alerts()).containsExactly("K05/USD");
      assertThat(blind.text()).contains("\"regime\": \"normal\"");
    }
  }

  @Test
  void sweep_withoutAnyRefresh_judgesTheOverlayItselfAndStoresIt() throws Exception {
    var market = new PremoveMarket().diverges("K05").squeezed("K05");
    market.world.crash(0.2);
    try (var rig = rig(market)) {
      assertThat(alerts(rig, Setting.USUAL).text()).contains("\"regime\": \"risk_off\"");
      assertThat(ledger.overlays()).containsExactly("premove.hourly risk_off");
      assertThat(rig.warnings).contains("breadth_washout could not be judged: data is missing");
    }
  }

  @Test
  void sweep_smallSample_looksAtTheMostTradedOnly() throws Exception {
    try (var rig = rig(new PremoveMarket().diverges("K05").squeezed("K05"))) {
      var sweep = alerts(rig, Setting.USUAL.sample(3));

      assertThat(sweep.alerts()).isEmpty();
      assertThat(sweep.text()).contains("\"total_candidates\": 3");
      assertThat(ledger.gates("K05/USD")).isEmpty();
    }
  }

  @Test
  void sweep_withoutDerivatives_isPartialAndSaysWhatIsMissing() throws Exception {
    var market = new PremoveMarket().diverges("K05").squeezed("K05").withoutDerivatives();
    try (var rig = rig(market)) {
      var sweep = alerts(rig, Setting.USUAL);

      assertThat(sweep.rejected("K05/USD")).isEqualTo("FUNDING_INSUFFICIENT_VENUES;WHALE_NOT_MET");
      assertThat(ledger.sweeps())
          .hasSize(1)
          .first()
          .asString()
          .startsWith("partial no derivatives from ");
      assertThat(ledger.gates("K05/USD"))
          .contains("funding_divergence required f FUNDING_INSUFFICIENT_VENUES - >= 2 - - -");
    }
  }

  @Test
  void sweep_oneArmSilent_isPartialAndStillAlerts() throws Exception {
    var market = new PremoveMarket().diverges("K05").squeezed("K05");
    market.world.perpetuals.fails(Venue.KRAKEN, Fault.Code.TIMEOUT);
    try (var rig = rig(market)) {
      assertThat(alerts(rig, Setting.USUAL).alerts()).containsExactly("K05/USD");
      assertThat(ledger.sweeps())
          .containsExactly("partial no derivatives from kraken normal default 30 1");
    }
  }

  @Test
  void replay_whateverRanBefore_leavesNothingAndIsTheSameToTheByte() throws Exception {
    var market = new PremoveMarket().diverges("K05").squeezed("K05").holds("K05", 5000);
    try (var rig = rig(market)) {
      var first = rig.replay().text(Alerts.FILE);
      assertThat(ledger.state()).containsOnly("0");

      rig.sweepAt(PremoveMarket.NOW.minusSeconds(3600));
      var before = ledger.state();
      assertThat(before).as("a live run leaves something everywhere").doesNotContain("0");
      assertThat(rig.replay().text(Alerts.FILE)).isEqualTo(first);
      assertThat(ledger.state()).isEqualTo(before);
    }
  }

  @Test
  void sweep_live_keepsDepthAndOpenInterestOnceAnHour() throws Exception {
    var market = new PremoveMarket().diverges("K05").holds("K05", 5000);
    try (var rig = rig(market)) {
      rig.sweepAt(PremoveMarket.NOW.minusSeconds(3600));
      rig.sweepAt(PremoveMarket.NOW);
      market.holds("K05", 7000).squeezed("K05");
      rig.sweepAt(PremoveMarket.NOW.plusSeconds(600));

      assertThat(ledger.openInterest())
          .containsExactly(
              "okx K05-PERP 2021-05-19 11:00:00 5000", "okx K05-PERP 2021-05-19 12:00:00 5000");
      assertThat(ledger.depths("K05/USD"))
          .containsExactly(
              "kraken 2021-05-19 11:00:00 300000 300000",
              "kraken 2021-05-19 12:00:00 300000 300000");
    }
  }

  @Test
  void sweep_samplesOfTheDaysBefore_countForTheQualityButNotInAReplay() throws Exception {
    var market = new PremoveMarket().diverges("K05").thin("K05").holds("K05", 5750);
    try (var rig = rig(market)) {
      assertThat(alerts(rig, Setting.USUAL).rejected("K05/USD"))
          .as("one sign only")
          .startsWith("SQUEEZE_INSUFFICIENT_DATA");
      ledger.remembersOpenInterest("K05", 5000);
      var grown = alerts(rig, Setting.USUAL);
      assertThat(grown.text()).as("(25 * 100 + 25 * 70) / 50").contains("\"quality\": 85");

      ledger.remembersAsks("K05", 20, 12_500);
      assertThat(alerts(rig, Setting.USUAL).rejected("K05/USD")).startsWith("SQUEEZE_NOT_MET");
      assertThat(ledger.gates("K05/USD"))
          .as("(30 * 40 + 25 * 100 + 25 * 70) / 80")
          .contains("supply_squeeze.quality condition f FAILS 68.1 > 70 -1.9 kraken:book 0");
      assertThat(new Alerts(rig.replay()).rejected("K05/USD"))
          .startsWith("SQUEEZE_INSUFFICIENT_DATA");
    }
  }

  private PremoveRig rig(PremoveMarket market) {
    return new PremoveRig(POSTGRES.database(), home, name, market);
  }

  private static Alerts alerts(PremoveRig rig, Setting setting) throws InterruptedException {
    return new Alerts(rig.sweep(setting));
  }
}
