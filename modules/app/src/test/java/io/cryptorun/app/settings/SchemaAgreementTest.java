package io.cryptorun.app.settings;

import static io.cryptorun.app.settings.ConfigTexts.READER;
import static io.cryptorun.app.settings.ConfigTexts.TWO_JOBS;
import static io.cryptorun.app.settings.ConfigTexts.scheduler;
import static io.cryptorun.app.settings.ConfigTexts.shipped;
import static io.cryptorun.app.settings.ConfigTexts.venues;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.testkit.Schemas;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/// The published schemas and the reader say the same of the same file.
class SchemaAgreementTest {

  private static boolean readerAccepts(ConfigFile scheduler, ConfigFile venues) {
    try {
      return READER.read(scheduler, venues) != null;
    } catch (ConfigException _) {
      return false;
    }
  }

  private static boolean schemaAccepts(String schema, String yaml) throws IOException {
    var tree = new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(yaml);
    return Schemas.faults(schema, JsonMapper.shared().writeValueAsString(tree)).isEmpty();
  }

  private static String replaced(String text, String valid, String other) {
    int at = text.indexOf(valid);
    assertThat(at).as(valid).isNotNegative();
    return text.substring(0, at) + other + text.substring(at + valid.length());
  }

  @Test
  void shippedFiles_areAcceptedByBoth() throws IOException {
    assertThat(schemaAccepts("scheduler.schema.json", shipped("scheduler.yaml"))).isTrue();
    assertThat(schemaAccepts("venues.schema.json", shipped("venues.yaml"))).isTrue();
    assertThat(readerAccepts(scheduler(shipped("scheduler.yaml")), venues())).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "*/15 * * * *"     | "5,35 8-17 * * mon-fri" | yes
          "*/15 * * * *"     | "0 3 1 * *"             | yes
          "*/15 * * * *"     | "*/15 * * *"            | no
          "*/15 * * * *"     | "0 0 1 * 1"             | no
          "*/15 * * * *"     | "0 0 * * * *"           | no
          "*/15 * * * *"     | "@hourly"               | no
          max_sample: 30     | max_smaple: 30          | no
          max_sample: 30     | "max_sample ": 30       | no
          max_sample: 30     | max_sample: 0           | no
          max_sample: 30     | max_sample: "30"        | no
          max_sample: 30     | max_sample: 30.5        | no
          ttl: 300           | ttl: -300               | no
          ttl: 300           | ttl: 86400              | yes
          ttl: 300           | output_dir: a/b         | yes
          ttl: 300           | output_dir: /etc        | no
          ttl: 300           | output_dir: ../up       | no
          ttl: 300           | output_dir: a/../b      | no
          ttl: 300           | output_dir: .hidden     | no
          "test_artifacts"   | "/srv/artifacts"        | yes
          "test_artifacts"   | "../up"                 | no
          "test_artifacts"   | ""                      | no
          "debug"            | "loud"                  | no
          "debug"            | "trace"                 | yes
          log_level: "debug" | retention: 30d          | yes
          log_level: "debug" | retention: 30           | no
          log_level: "debug" | drain_timeout: 0s       | yes
          log_level: "debug" | drain_timeout: 1h30m    | yes
          log_level: "debug" | drain_timeout: soon     | no
          log_level: "debug" | do_not_trade: [DOGE/USD] | yes
          log_level: "debug" | do_not_trade: [doge]    | no
          log_level: "debug" | do_not_trade: DOGE/USD  | no
          log_level: "debug" | log_levle: "debug"      | no
          name: "scan.hot"   | name: "Scan Hot"        | no
          name: "scan.hot"   | name: "hot-2"           | yes
          type: "scan.hot"   | type: "scan.cold"       | no
          type: "scan.hot"   | retries: 1              | no
          enabled: true      | enabled: "true"         | no
          enabled: true      | timeout: 90s            | yes
          enabled: true      | timeout: 0s             | no
          enabled: true      | timeout: 90             | no
          enabled: true      | retries: 10             | yes
          enabled: true      | retries: 11             | no
          enabled: true      | catch_up: all           | yes
          enabled: true      | catch_up: newest        | no
          enabled: true      | enforce: [movement]     | yes
          enabled: true      | enforce: [moovement]    | no
          "top30"            | "top7"                  | yes
          "top30"            | "top0"                  | no
          "top30"            | "all"                   | no
          ["kraken", "okx"]  | ["kraken", "kraken"]    | no
          ["kraken", "okx"]  | ["coingecko"]           | no
          ["kraken", "okx"]  | []                      | no
          "supply_squeeze"   | "suply_squeeze"         | no
          min_gates_passed: 2 | min_gates_passed: 1    | yes
          min_gates_passed: 2 | min_gates_passed: 4    | no
          volume_confirm: true | volume_confirm: 1     | no
          """)
  void scheduler_isJudgedAlike(String valid, String other, String accepted) throws IOException {
    var text = replaced(TWO_JOBS, valid, other);

    assertThat(readerAccepts(scheduler(text), venues()))
        .as("reader")
        .isEqualTo(accepted.equals("yes"));
    assertThat(schemaAccepts("scheduler.schema.json", text))
        .as("schema")
        .isEqualTo(accepted.equals("yes"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://api.kraken.com           | http://127.0.0.1:8080         | yes
          https://api.kraken.com           | ftp://api.kraken.com          | no
          https://api.kraken.com           | https://api.kraken.com/0      | no
          {burst: 5, per_second: 1}        | {limit: 20, window: 2s}       | yes
          {burst: 5, per_second: 1}        | {burst: 5, window: 1s}        | no
          {burst: 5, per_second: 1}        | {burst: 5}                    | no
          {limit: 20, window: 2s}          | {limit: 3, window: 2s}        | no
          failure_rate: 0.50               | failure_rate: 50              | no
          multiplier: 2.5                  | multiplier: 0.5               | no
          open: 60s                        | opne: 60s                     | no
          kraken:                          | krakken:                      | no
          {limit: 600, window: 60s}        | {limit: 600, window: 120s}    | no
          {daily: 40000, monthly: 1000000} | {daily: 40000}                | no
          usage:                           | usages:                       | no
          timeout: 10s                     | timeout: 10                   | no
          timeout: 10s                     | timeout: 500ms                | no
          """)
  void venues_areJudgedAlike(String valid, String other, String accepted) throws IOException {
    var text = replaced(venues().text(), valid, other);

    assertThat(readerAccepts(scheduler(TWO_JOBS), new ConfigFile("venues.yaml", text)))
        .as("reader")
        .isEqualTo(accepted.equals("yes"));
    assertThat(schemaAccepts("venues.schema.json", text))
        .as("schema")
        .isEqualTo(accepted.equals("yes"));
  }

  /// What only the reader can know; the schema's own description says so.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          top_n: 10              | top_n: 31
          min_gates_passed: 2    | min_gates_passed: 3
          name: "premove.hourly" | name: "scan.hot"
          "UTC"                  | "Mars/Base"
          "*/15 * * * *"         | "0 0 30 2 *"
          """)
  void rulesBetweenValues_areTheReadersAlone(String valid, String other) throws IOException {
    var text = replaced(TWO_JOBS, valid, other);

    assertThat(readerAccepts(scheduler(text), venues())).isFalse();
    assertThat(schemaAccepts("scheduler.schema.json", text)).isTrue();
  }
}
