package io.cryptorun.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.premove.PremoveAlerts;
import io.cryptorun.domain.regime.Overlay;
import io.cryptorun.domain.regime.RegimeInForce;
import io.cryptorun.testkit.Schemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PremoveArtifactsTest {

  private static final String HEADER =
      "timestamp,symbol,score,premove_signal,execution_risk,venue_health,latency_ms,gates_passed,"
          + "funding_score,squeeze_quality,depth_usd,whale_volume,momentum,volume_confirmed,regime,venue,reason\n";

  private static ArtifactDraft alerts(PremoveAlerts sweep) {
    var regime = RegimeInForce.byDefault().under(Overlay.RISK_OFF);
    return PremoveAlertsJson.of(Runs.DUE, regime, true, sweep);
  }

  @Test
  void alerts_figuresStandInTheirOrder_roundedOrNull() throws IOException {
    assertThat(text(alerts(ExamplePremove.sweep())))
        .isEqualTo(
            """
            {
              "timestamp": "2021-05-19T15:00:07Z",
              "regime": "risk_off",
              "alerts": [
                {
                  "symbol": "BTC/USD",
                  "total_score": 78.3,
                  "gates_passed": [
                    "funding_divergence",
                    "supply_squeeze",
                    "whale_accumulation"
                  ],
                  "gate_scores": {
                    "funding_divergence": 2.3,
                    "supply_squeeze": {
                      "quality": 72,
                      "depth_usd": 75000
                    },
                    "whale_accumulation": {
                      "volume": 78,
                      "momentum": 73.1
                    }
                  },
                  "volume_confirmed": true,
                  "risk_level": "high",
                  "reasons": [
                    "SQUEEZE_INSUFFICIENT_DATA"
                  ],
                  "funding_z": -2.34999,
                  "venue": "kraken"
                }
              ],
              "stats": {
                "total_candidates": 2,
                "gates_passed": 3,
                "alerts_generated": 1,
                "volume_confirmations": 1
              },
              "base_regime": "normal",
              "volume_confirm_required": true,
              "rejected": [
                {
                  "symbol": "DOGE/USD",
                  "gates_passed": [],
                  "reason": "FUNDING_INSUFFICIENT_VENUES;SQUEEZE_INSUFFICIENT_DATA;WHALE_NOT_MET;VOLUME_NOT_CONFIRMED"
                }
              ]
            }
            """);
  }

  @Test
  void alerts_document_keepsItsSchema_withAndWithoutAlerts() throws IOException {
    var swapped =
        new PremoveAlerts(
            List.of(ExamplePremove.doge()),
            List.of(ExamplePremove.btc()),
            new PremoveAlerts.Stats(2, 3, 1, 0));
    var none = new PremoveAlerts(List.of(), List.of(), new PremoveAlerts.Stats(0, 0, 0, 0));
    for (var sweep : List.of(ExamplePremove.sweep(), swapped, none)) {
      assertThat(Schemas.faults("premove_alerts.schema.json", text(alerts(sweep)))).isEmpty();
    }
    assertThat(text(alerts(none))).contains("\"alerts\": []", "\"rejected\": []");
    var broken = text(alerts(none)).replace("\"stats\"", "\"statistics\"");
    assertThat(Schemas.faults("premove_alerts.schema.json", broken)).isNotEmpty();
  }

  @Test
  void alerts_coinBeyondTheList_saysSo() throws IOException {
    var cut =
        new PremoveAlerts(
            List.of(), List.of(ExamplePremove.btc()), new PremoveAlerts.Stats(1, 3, 0, 0));
    assertThat(text(alerts(cut)))
        .contains("\"reason\": \"SQUEEZE_INSUFFICIENT_DATA;BEYOND_TOP_N\"");
  }

  @Test
  void table_ofOfferedCoinsAndThoseWithEnoughGates_emptyWhereMissing() throws IOException {
    var table = ExamplePremove.table();
    var btc =
        "2021-05-19T15:00:07Z,BTC/USD,78.3,LONG,MEDIUM,DEGRADED,2345,"
            + "funding_divergence;supply_squeeze;whale_accumulation,2.3,72.0,75000,78.0,73.1,true,"
            + "risk_off,kraken,SQUEEZE_INSUFFICIENT_DATA\n";
    var doge =
        "2021-05-19T15:00:07Z,DOGE/USD,12.0,NEUTRAL,HIGH,UNKNOWN,,,0.0,,,,20.0,false,risk_off,,"
            + "FUNDING_INSUFFICIENT_VENUES;SQUEEZE_INSUFFICIENT_DATA;WHALE_NOT_MET;VOLUME_NOT_CONFIRMED\n";

    assertThat(text(PremoveCsv.of(table, Set.of()))).isEqualTo(HEADER + btc);
    assertThat(text(PremoveCsv.of(table, Set.of(new Symbol("DOGE")))))
        .isEqualTo(HEADER + btc + doge);
    assertThat(PremoveCsv.of(table, Set.of()).rows()).isEqualTo(1);
  }

  @Test
  void table_header_isThePublishedOne() throws IOException {
    assertThat(Files.readString(Schemas.file("premove.csv.header"))).isEqualTo(HEADER);
  }

  private static String text(ArtifactDraft draft) throws IOException {
    var out = new ByteArrayOutputStream();
    draft.body().writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
