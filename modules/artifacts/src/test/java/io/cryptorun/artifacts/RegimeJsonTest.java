package io.cryptorun.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.regime.BreadthThrust;
import io.cryptorun.domain.regime.CachedRegime;
import io.cryptorun.domain.regime.MarketMeasure;
import io.cryptorun.domain.regime.Overlay;
import io.cryptorun.domain.regime.OverlayFinding;
import io.cryptorun.domain.regime.RealizedVolatility;
import io.cryptorun.domain.regime.Regime;
import io.cryptorun.domain.regime.RegimeDetection;
import io.cryptorun.domain.regime.RegimeReport;
import io.cryptorun.domain.regime.RiskOffTrigger;
import io.cryptorun.domain.regime.ShareAboveMean;
import io.cryptorun.testkit.Schemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RegimeJsonTest {

  private static final Instant AT = Instant.parse("2025-09-07T11:15:13Z");
  private static final double MISSING = Double.NaN;
  private static final OverlayFinding NO_OVERLAY =
      new OverlayFinding(Overlay.NONE, List.of(), null, List.of());

  @Test
  void regime_measured_isWrittenKeyByKey() throws IOException {
    assertThat(file(report(measure(0.35, 65, 0.42), null)))
        .isEqualTo(
            """
            {
              "timestamp": "2025-09-07T11:15:13Z",
              "regime": "normal",
              "indicators": {
                "realized_vol_7d": 0.35,
                "pct_above_20ma": 65,
                "breadth_thrust": 0.42
              },
              "confidence": 0.85,
              "votes": {
                "vol_vote": "normal",
                "ma_vote": "normal",
                "breadth_vote": "normal"
              },
              "weight_blend": {
                "momentum": 0.35,
                "technical": 0.25,
                "volume": 0.25,
                "quality": 0.15
              },
              "next_refresh": "2025-09-07T15:15:13Z",
              "overlay": "none",
              "overlay_triggers": [],
              "margins": {
                "vol": 0.9999999999999998,
                "ma": 0.4,
                "breadth": 0.8
              },
              "data_issues": [],
              "samples": {
                "btc_returns": 168,
                "symbols": 98,
                "days": 40
              },
              "median_vol_7d": 0.91,
              "previous_regime": null,
              "changed": false
            }
            """);
  }

  @Test
  void regime_figures_areRoundedHalfUp() throws IOException {
    var document = file(report(measure(0.123450000001, 66.65, 0.99995), Regime.CALM));
    assertThat(JsonMapper.shared().readTree(document).at("/indicators").toString())
        .isEqualTo("{\"realized_vol_7d\":0.1235,\"pct_above_20ma\":66.7,\"breadth_thrust\":1}");
    assertThat(document).contains("\"previous_regime\": \"calm\"");
  }

  @Test
  void regime_hundredPercent_isNoPowerOfTen() throws IOException {
    assertThat(file(report(measure(0.2, 100, 0.42), null))).contains("\"pct_above_20ma\": 100,");
  }

  @Test
  void regime_oneMissing_isNullAndVotesNormal() throws IOException {
    var document = file(report(measure(0.35, MISSING, 0.42), null));
    assertThat(document)
        .contains("\"pct_above_20ma\": null", "\"ma_vote\": \"normal\"", "\"ma\": 0.0");
    assertThat(Schemas.faults("regime.schema.json", document)).isEmpty();
  }

  @Test
  void regime_kept_hasNoVotes() throws IOException {
    var cached = new CachedRegime(Regime.VOLATILE, 0.71, AT.minusSeconds(60), AT);
    var report =
        new RegimeReport(
            AT,
            measure(MISSING, MISSING, 0.42),
            new RegimeDetection.Kept(cached, List.of()),
            NO_OVERLAY,
            Regime.VOLATILE,
            List.of("kept"));
    var document = file(report);
    assertThat(document)
        .contains("\"regime\": \"volatile\"", "\"confidence\": 0.71", "\"momentum\": 0.3,")
        .contains("\"vol_vote\": null", "\"breadth_vote\": null", "\"breadth\": null")
        .contains("\"breadth_thrust\": 0.42", "\"realized_vol_7d\": null");
    assertThat(Schemas.faults("regime.schema.json", document)).isEmpty();
  }

  @Test
  void regime_riskOff_namesItsTriggers() throws IOException {
    var overlay =
        new OverlayFinding(
            Overlay.RISK_OFF,
            List.of(RiskOffTrigger.BTC_CRASH, RiskOffTrigger.FUNDING_EXTREME),
            AT.plus(Duration.ofHours(1)),
            List.of());
    var measured = report(measure(0.9, 20, 0.2), Regime.CALM);
    var document =
        file(
            new RegimeReport(
                AT, measured.measure(), measured.conclusion(), overlay, Regime.CALM, List.of()));
    assertThat(JsonMapper.shared().readTree(document).at("/overlay_triggers").toString())
        .isEqualTo("[\"btc_crash\",\"funding_extreme\"]");
    assertThat(document).contains("\"overlay\": \"risk_off\"", "\"changed\": true");
    assertThat(Schemas.faults("regime.schema.json", document)).isEmpty();
  }

  @Test
  void schema_documentWithoutAKey_isNoticed() throws IOException {
    var document = file(report(measure(0.35, 65, 0.42), null));
    assertThat(Schemas.faults("regime.schema.json", document)).isEmpty();
    assertThat(Schemas.faults("regime.schema.json", document.replace("\"confidence\"", "\"sure\"")))
        .hasSize(2);
    assertThat(Schemas.faults("regime.schema.json", document.replace("\"normal\"", "\"choppy\"")))
        .isNotEmpty();
  }

  @Test
  void weights_ofARegime_areOneLine() {
    assertThat(RegimeJson.weights(Regime.VOLATILE))
        .isEqualTo("{\"momentum\":0.3,\"technical\":0.2,\"volume\":0.3,\"quality\":0.2}");
  }

  private static MarketMeasure measure(double vol, double pct, double thrust) {
    return new MarketMeasure(
        new RealizedVolatility(vol, 168),
        new ShareAboveMean(pct, 98),
        new BreadthThrust(thrust, 40),
        0.91);
  }

  private static RegimeReport report(MarketMeasure measure, @Nullable Regime before) {
    var conclusion = (RegimeDetection.Concluded) RegimeDetection.of(measure.indicators(), null, AT);
    return new RegimeReport(AT, measure, conclusion, NO_OVERLAY, before, List.of());
  }

  private static String file(RegimeReport report) throws IOException {
    var draft = RegimeJson.of(report);
    assertThat(draft.name()).isEqualTo("regime.json");
    assertThat(draft.rows()).isEqualTo(1);
    var out = new ByteArrayOutputStream();
    draft.body().writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
