package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.ledger.result.OverlayRow;
import io.cryptorun.ledger.result.ProviderCheckRow;
import io.cryptorun.ledger.result.RegimeState;
import io.cryptorun.ledger.run.Publication.StateRows;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `regime …` and `providers …` over what refreshes and checks left.
class MarketCommandsPostgresTest {

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir static Path home;

  @BeforeAll
  static void publish() {
    try (var node = Publisher.join(PreparedDatabase.url(POSTGRES.database(), "app"), "node-a")) {
      regime(node, "2026-11-23T08:00:00Z", "calm", 0.21, "2026-11-23T16:00:00Z");
      regime(node, "2026-11-23T12:00:00Z", "normal", 0.35, "2026-11-23T20:00:00Z");
      var checks =
          List.of(
              check("kraken", 1, List.of(), 45, "CLOSED", 1, null),
              check("okx", 2, List.of("CIRCUIT_OPEN"), 95, "OPEN", 2, "coinbase"),
              check("binance", 3, List.of(), 81.5, "CLOSED", 2, null));
      publish(
          node, "providers.health", "2026-11-23T14:05:00Z", StateRows.none().withChecks(checks));
    }
  }

  private static void regime(
      Publisher node, String at, String regime, double vol, String validUntil) {
    var found =
        new RegimeState(
            Instant.parse(at),
            regime,
            null,
            0.85,
            vol,
            65.0,
            0.42,
            regime,
            "normal",
            "normal",
            "{\"quality\": 0.15, \"volume\": 0.25, \"momentum\": 0.35, \"technical\": 0.25}",
            Instant.parse(validUntil));
    var overlay = new OverlayRow("risk_off", List.of("BTC_DROP"), Instant.parse(validUntil));
    publish(node, "regime.refresh", at, StateRows.none().withRegime(found).withOverlay(overlay));
  }

  private static void publish(Publisher node, String job, String dueAt, StateRows state) {
    assertThat(node.publish(job, dueAt, List.of(), List.of(), List.of(), state)).isNotEmpty();
  }

  private static ProviderCheckRow check(
      String provider,
      int position,
      List<String> reasons,
      double usage,
      String circuit,
      int multiplier,
      @Nullable String fallback) {
    return new ProviderCheckRow(
        provider,
        position,
        reasons.isEmpty(),
        reasons,
        List.of(),
        150,
        0.02,
        40,
        310L,
        450,
        1000,
        usage,
        "local",
        10,
        100,
        20,
        1000,
        circuit,
        300 * multiplier,
        multiplier,
        fallback);
  }

  private static Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database());
  }

  @Test
  void regime_inForce_tellsIndicatorsVotesWeightsAgeAndValidity() {
    assertThat(caller().run("regime", "show").out())
        .startsWith("normal  confidence 0.85  overlay risk_off\n")
        .contains("measured 2026-11-23T12:00:00Z (2h07m old) by run ")
        .contains("valid until 2026-11-23T20:00:00Z\n")
        .contains("realized_vol_7d  0.35   normal  calm below 0.25, volatile above 0.45\n")
        .contains("weights  momentum 0.35, technical 0.25, volume 0.25, quality 0.15\n")
        .contains("for risk_off spoke: BTC_DROP");
    var item = caller().run("regime", "show", "-o", "json").json().get("item");
    assertThat(item.at("/valid").asBoolean()).isTrue();
    assertThat(item.at("/age_seconds").asInt()).isEqualTo(7661);
    assertThat(item.at("/weights/momentum").asDouble()).isEqualTo(0.35);
  }

  @Test
  void regime_past_isListedNewestFirst_andGoesOn() {
    var first = caller().run("regime", "history", "-n", "1", "-o", "json").json();
    var rest =
        caller()
            .run("regime", "history", "--after", first.get("next_cursor").asString(), "-o", "csv");

    assertThat(first.at("/items/0/regime").asString()).isEqualTo("normal");
    assertThat(rest.out().lines().skip(1)).singleElement().asString().contains(",calm,");
    assertThat(caller().run("regime", "history", "--since", "3h", "-o", "plain").out())
        .isEqualTo("2026-11-23T12:00:00Z\n");
  }

  @Test
  void providers_whoseAnswersAreReusedLonger_tellWhy() {
    assertThat(
            caller()
                .run(
                    "providers",
                    "list",
                    "--columns",
                    "provider,cache_ttl_seconds,ttl_reason,fallback")
                .out())
        .isEqualTo(
            """
            PROVIDER  TTL S  TTL WHY              FALLBACK
            kraken    300    -                    -
            okx       600    circuit OPEN         coinbase
            binance   600    usage 81.5 % > 80 %  -
            """);
    assertThat(caller().run("providers", "show", "okx").out())
        .startsWith("okx  UNHEALTHY (CIRCUIT_OPEN)  circuit OPEN  checked 2026-11-23T14:05:00Z\n")
        .contains("TTL        300 → 600 s (circuit OPEN)\n", "stands in  coinbase\n");
    assertThat(caller().run("providers", "fallbacks", "-o", "csv").out())
        .isEqualTo(
            """
            provider,fallback,reasons,ttl,at
            okx,coinbase,CIRCUIT_OPEN,300 → 600 s (circuit OPEN),2026-11-23T14:05:00Z
            """);
    assertThat(caller().run("providers", "show", "okx", "--ascii").out()).contains("300 -> 600 s");
  }

  @Test
  void provider_thatIsUnknownOrNeverChecked_isNotFound() {
    var unknown = caller().run("providers", "show", "krakn");
    var unchecked = caller().run("providers", "show", "coinbase");

    assertThat(unknown.exit()).isEqualTo(4);
    assertThat(unknown.err()).contains("did you mean kraken?");
    assertThat(unchecked.exit()).isEqualTo(4);
    assertThat(unchecked.err()).contains("never checked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "regime show",
        "regime history",
        "providers list",
        "providers show okx",
        "providers fallbacks"
      })
  void answer_inEveryForm_isComplete_whateverIsTold(String line) {
    var words = (line + " -vv -o ").split(" ", -1);
    for (var format : List.of("json", "jsonl", "csv", "plain", "table", "wide", "none")) {
      words[words.length - 1] = format;
      var answer = caller().run(words);

      assertThat(answer.exit()).as(line + format + answer.err()).isZero();
      assertThat(answer.out().isEmpty()).as(line + format).isEqualTo(format.equals("none"));
      if (format.equals("json")) {
        assertThat(answer.json().get("kind").asString()).isNotEmpty();
      }
    }
  }

  @Test
  void fields_ofEveryList_areThoseThatItDeclares() {
    for (var line : List.of("regime history", "providers list", "providers fallbacks")) {
      var words = (line + " -o csv").split(" ", -1);
      var declared =
          List.of(caller().run(words).out().lines().findFirst().orElseThrow().split(","));
      words[words.length - 1] = "json";
      var item = caller().run(words).json().at("/items/0");

      assertThat(declared)
          .as(line)
          .allSatisfy(name ->
              assertThat(item.at("/" + name.replace('.', '/')).isMissingNode()).as(name).isFalse());
      assertThat(item.propertyNames())
          .as(line)
          .allSatisfy(name ->
              assertThat(declared)
                  .anyMatch(column -> column.equals(name) || column.startsWith(name + ".")));
    }
  }
}
