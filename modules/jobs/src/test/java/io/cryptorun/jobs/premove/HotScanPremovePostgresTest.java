package io.cryptorun.jobs.premove;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.premove.PremoveRig.Setting;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The premove part of a hot scan on a real ledger.
class HotScanPremovePostgresTest {

  private static final String HEADER =
      "timestamp,symbol,score,premove_signal,execution_risk,venue_health,latency_ms,gates_passed,"
          + "funding_score,squeeze_quality,depth_usd,whale_volume,momentum,volume_confirmed,regime,"
          + "venue,reason";

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
  void scan_withPremove_writesItsFileAndExplainsIt() throws Exception {
    try (var rig = rig()) {
      var files = rig.scan(Setting.USUAL);

      assertThat(files.text("premove.csv").lines().toList())
          .hasSizeGreaterThanOrEqualTo(2)
          .startsWith(HEADER)
          .anyMatch(row ->
              row.startsWith("2021-05-19T12:00:00Z,K05/USD,")
                  && row.contains(",WATCH,HIGH,UNKNOWN,100,funding_divergence;supply_squeeze,")
                  && row.endsWith(",10.0,100.0,70000,50.0,26.3,false,normal,kraken,WHALE_NOT_MET"));
      assertThat(files.text("explain.json"))
          .contains("\"premove\": {", "\"direction\": \"longs_pay\"");
      assertThat(ledger.gates("K05/USD"))
          .contains(
              "funding_divergence advisory t FUNDING_DIVERGED 10.0 >= 2 8.0 binance,okx:funding 0");
    }
  }

  @Test
  void scan_withoutPremove_asksNothingForItAndWritesNoFile() throws Exception {
    try (var rig = rig()) {
      var files = rig.scan(Setting.USUAL.withoutPremove());

      assertThat(files.names()).contains("signals.csv").doesNotContain("premove.csv");
      assertThat(rig.asked.questions())
          .contains("books", "candles")
          .doesNotContain(
              "trades",
              "contracts",
              "funding",
              "settlements",
              "openInterest",
              "openInterestHistory");
      assertThat(files.text("explain.json"))
          .contains("\"premove\": null")
          .doesNotContain("\"premove\": {");
      assertThat(ledger.gates("K05/USD"))
          .anyMatch(row -> row.matches("funding_divergence advisory f \\S+ - >= 2 - - -"));
    }
  }

  private PremoveRig rig() {
    var market = new PremoveMarket().diverges("K05").squeezed("K05").diverges("K08").climbs("K08");
    return new PremoveRig(POSTGRES.database(), home, name, market);
  }
}
