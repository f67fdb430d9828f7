package io.cryptorun.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.testkit.Schemas;
import io.cryptorun.testkit.VolatileFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainJsonTest {

  private static final String RUN = "01JB0000000000000000000001";

  @Test
  void explain_document_keepsItsSchema() throws IOException {
    assertThat(Schemas.faults("explain.schema.json", explain(RUN, 0))).isEmpty();
  }

  @Test
  void explain_schema_noticesAMissingKey() throws IOException {
    var broken = explain(RUN, 0).replaceFirst("\"max_offdiag\"", "\"max_offdig\"");

    assertThat(Schemas.faults("explain.schema.json", broken)).hasSize(2);
  }

  @Test
  void explain_keys_standInTheirOrder() throws IOException {
    var document = tree(explain(RUN, 0));

    assertThat(document.propertyNames())
        .containsExactly(
            "timestamp",
            "job",
            "run_id",
            "as_of",
            "regime",
            "weights",
            "fx",
            "universe",
            "thresholds",
            "orthogonalization",
            "fallbacks",
            "summary",
            "candidates",
            "skipped",
            "left_out",
            "timings_ms");
    assertThat(document.at("/candidates/0").propertyNames())
        .containsExactly(
            "rank",
            "symbol",
            "decision",
            "primary_reason",
            "emitted",
            "score",
            "factors",
            "momentum",
            "technical",
            "volume",
            "quality",
            "imputed",
            "adv_usd",
            "tier",
            "micro",
            "vadr",
            "freshness",
            "gates",
            "sources",
            "premove");
    assertThat(document.at("/candidates/0/momentum").propertyNames())
        .containsExactly(
            "returns",
            "core_raw",
            "core",
            "acceleration",
            "atr",
            "atr_pct",
            "rsi_4h",
            "adx",
            "hurst",
            "flags");
    assertThat(document.at("/candidates/0/gates/0").propertyNames())
        .containsExactly("gate", "class", "passed", "code", "value", "threshold", "op", "text");
  }

  @Test
  void explain_figures_areUnroundedAndMissingOnesNull() throws IOException {
    var text = explain(RUN, 0);
    var document = tree(text);

    assertThat(document.at("/candidates/0/factors/momentum/raw").asDouble()).isEqualTo(81.0 / 7);
    assertThat(text).contains("\"max_offdiag\": 1.5E-17").doesNotContain("NaN");
    assertThat(document.at("/candidates/2/factors/quality/raw").isNull()).isTrue();
    assertThat(document.at("/candidates/2/micro/venue").isNull()).isTrue();
    assertThat(document.at("/candidates/2/gates/1/value").isNull()).isTrue();
    assertThat(document.at("/candidates/2/imputed/0").asString()).isEqualTo("quality");
    assertThat(document.at("/left_out/1/rank").isNull()).isTrue();
    assertThat(document.at("/candidates/0/momentum/flags").toString())
        .isEqualTo("[\"ACCEL_MISSING\",\"SHORT_WINDOW\"]");
  }

  @Test
  void explain_setting_isToldInItsOwnWords() throws IOException {
    var document = tree(explain(RUN, 0));

    assertThat(document.at("/as_of").toString())
        .isEqualTo(
            """
            {"due_at":"2021-05-19T15:00:07Z","hour":"2021-05-19T15:00:00Z",\
            "emission":"2021-05-19T15:00:08Z","lateness_seconds":1.234}\
            """);
    assertThat(document.at("/fallbacks").toString())
        .isEqualTo(
            "[{\"provider\":\"okx\",\"fallback\":\"coinbase\",\"reason\":\"CIRCUIT_OPEN\"}]");
    assertThat(document.at("/universe/venues").toString())
        .isEqualTo("[\"binance\",\"kraken\",\"okx\"]");
    assertThat(document.at("/summary/reasons").propertyNames())
        .containsExactly("ALL_GATES_PASSED", "NO_HEALTHY_VENUE", "STALE_BARS");
  }

  @Test
  void explain_layout_isTwoSpacesAndNewlines() throws IOException {
    assertThat(explain(RUN, 0))
        .startsWith("{\n  \"timestamp\": \"2021-05-19T15:00:07Z\",\n")
        .contains("\n    {\n      \"rank\": 1,\n")
        .endsWith("\n}\n");
  }

  @Test
  void explain_anotherRunOverTheSameData_differsInVolatileFieldsOnly() throws IOException {
    var first = explain(RUN, 0);
    var second = explain("01JB0000000000000000000002", 250);

    assertThat(second).isNotEqualTo(first);
    var fields = VolatileFields.published();
    assertThat(fields.removedFrom("explain.json", second))
        .isEqualTo(fields.removedFrom("explain.json", first));
  }

  private static String explain(String runId, long waitedMillis) throws IOException {
    var run = Runs.run(runId);
    var waited = Duration.ofMillis(waitedMillis);
    var scan = ExampleScan.result();
    var draft = ExplainJson.of(run, scan, ExamplePremove.table(), waited, ExampleScan::timings);
    assertThat(draft.rows()).isEqualTo(3);
    var out = new ByteArrayOutputStream();
    draft.body().writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static JsonNode tree(String json) {
    return JsonMapper.shared().readTree(json);
  }
}
