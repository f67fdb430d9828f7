package io.cryptorun.artifacts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.health.CallRecord;
import io.cryptorun.domain.health.Circuit;
import io.cryptorun.domain.health.HealthCheck;
import io.cryptorun.domain.health.HealthReport;
import io.cryptorun.domain.health.Observed;
import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.health.ProviderRecord;
import io.cryptorun.domain.health.Quota;
import io.cryptorun.domain.health.Spending;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.testkit.Schemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class HealthJsonTest {

  private static final Instant DUE = Instant.parse("2025-09-07T11:15:13Z");

  @Test
  void document_keepsItsSchema_withTheKnownKeysFirst() throws IOException {
    var document = document(report());

    assertThat(Schemas.faults("health.schema.json", document)).isEmpty();
    var root = JsonMapper.shared().readTree(document);
    assertThat(root.propertyNames()).startsWith("timestamp", "providers", "next_check");
    var okx = root.path("providers").path(1);
    assertThat(okx.propertyNames())
        .startsWith(
            "provider",
            "healthy",
            "response_time",
            "rate_limit",
            "circuit_state",
            "error_rate",
            "cache_ttl",
            "fallback");
    assertThat(okx.path("rate_limit").propertyNames()).containsExactly("used", "limit", "usage");
    assertThat(root.path("next_check").stringValue()).isEqualTo("2025-09-07T11:20:13Z");
  }

  @Test
  void usage_isShownCappedAndToOneDecimal_errorRateToTwo() throws IOException {
    var providers = JsonMapper.shared().readTree(document(report())).path("providers");

    assertThat(providers.path(0).path("rate_limit").toString())
        .isEqualTo("{\"used\":7,\"limit\":60,\"usage\":11.7}");
    assertThat(providers.path(0).path("error_rate").toString()).isEqualTo("0.14");
    assertThat(providers.path(1).path("rate_limit").path("usage").toString()).isEqualTo("100.0");
    assertThat(providers.path(1).path("fallback").stringValue()).isEqualTo("coinbase");
    assertThat(providers.path(1).path("cache_ttl").intValue()).isEqualTo(600);
  }

  @Test
  void nothingMeasured_isNullOrZero() throws IOException {
    var okx =
        new Observed(
            Venue.OKX,
            new Probe.NotMade(
                new Fault(Venue.OKX, Fault.Code.CIRCUIT_OPEN, "okx /time", null, "open")),
            new ProviderRecord(List.of(), Circuit.State.OPEN, Spending.none(), null),
            new Quota(600, 40_000, 1_000_000));
    var document = document(HealthCheck.of(List.of(okx), DUE, Duration.ofMinutes(5)));

    assertThat(Schemas.faults("health.schema.json", document)).isEmpty();
    var provider = JsonMapper.shared().readTree(document).path("providers").path(0);
    assertThat(provider.path("latency_p99_ms").isNull()).isTrue();
    assertThat(provider.path("response_time").intValue()).isZero();
    assertThat(provider.path("samples").intValue()).isZero();
  }

  private static HealthReport report() {
    return HealthCheck.of(
        List.of(observed(Venue.KRAKEN, 7, 1), observed(Venue.OKX, 61, 20)),
        DUE,
        Duration.ofMinutes(5));
  }

  private static Observed observed(Venue venue, int calls, int failed) {
    var made =
        IntStream.range(0, calls)
            .mapToObj(i -> new CallRecord(DUE, Duration.ofMillis(150), i < failed, true, null))
            .toList();
    return new Observed(
        venue,
        new Probe.Answered(Duration.ofMillis(150)),
        new ProviderRecord(made, Circuit.State.CLOSED, new Spending(calls, calls), null),
        new Quota(60, 40_000, 1_000_000));
  }

  private static String document(HealthReport report) throws IOException {
    var out = new ByteArrayOutputStream();
    HealthJson.of(report, DUE, Duration.ofMinutes(5)).body().writeTo(out);
    return out.toString(UTF_8);
  }
}
