package io.cryptorun.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

  private static final Path INSTALLATION = Path.of("/opt/cryptorun");

  @Test
  void environment_empty_meansTheInstallationAndTheEmbeddedDatabase() {
    var environment = Environment.of(Map.of("CRYPTORUN_DATABASE_URL", ""), INSTALLATION);

    assertThat(environment.home()).isEqualTo(INSTALLATION);
    assertThat(environment.hasExternalDatabase()).isFalse();
    assertThat(environment.urlForCli()).isEmpty();
    assertThat(environment.simulator()).isNull();
  }

  @Test
  void databaseUrls_absent_fallBackToTheOneOfTheNodes() {
    var environment =
        Environment.of(
            Map.of(
                "CRYPTORUN_DATABASE_URL", "postgresql://app@db/c",
                "CRYPTORUN_DATABASE_OWNER_URL", "postgresql://owner@db/c"),
            INSTALLATION);

    assertThat(environment.urlForCli()).contains("postgresql://app@db/c");
    assertThat(environment.urlForOwner()).contains("postgresql://owner@db/c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://u:secret@h/d", "postgresql://host/d", "postgresql://u@h:x/d"})
  void databaseUrl_ofAnotherForm_isRefusedWithoutItsPassword(String url) {
    assertThatThrownBy(() -> Environment.of(Map.of("CRYPTORUN_DATABASE_URL", url), INSTALLATION))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("CRYPTORUN_DATABASE_URL: database address")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:18080", "http://localhost:1/", "http://[::1]:18080"})
  void simulator_onThisMachine_isTaken(String url) {
    var environment = Environment.of(Map.of("CRYPTORUN_SIMULATOR", url), INSTALLATION);

    assertThat(environment.simulator()).isEqualTo(URI.create(url.replaceAll("/$", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "18080",
        "http://127.0.0.1",
        "https://127.0.0.1:18080",
        "http://example.com:80",
        "http://127.0.0.1:18080/kraken",
        "http://127.0.0.1.example.com:80",
        "not a url"
      })
  void simulator_elsewhere_isRefused(String url) {
    assertThatThrownBy(() -> Environment.of(Map.of("CRYPTORUN_SIMULATOR", url), INSTALLATION))
        .isInstanceOfSatisfying(
            EnvironmentException.class,
            refusal -> {
              assertThat(refusal.variable()).isEqualTo("CRYPTORUN_SIMULATOR");
              assertThat(refusal).hasMessageContaining(url);
              assertThat(refusal.fix()).contains("http://127.0.0.1:18080");
            });
  }

  @Test
  void files_areThoseOfTheOptionThenTheVariableThenTheHomeThenTheInstallation(@TempDir Path folder)
      throws IOException {
    var installation = folder.resolve("installation");
    var home = folder.resolve("home");
    Files.createDirectories(home.resolve("config"));
    var inHome = Environment.of(Map.of("CRYPTORUN_HOME", home.toString()), installation);
    var shipped = installation.resolve("config/scheduler.yaml");
    var own = home.resolve("config/scheduler.yaml");
    var named = folder.resolve("my.yaml");

    assertThat(ConfigFiles.locate(null, inHome).scheduler()).isEqualTo(shipped);
    Files.writeString(own, "");
    assertThat(ConfigFiles.locate(null, inHome).scheduler()).isEqualTo(own);
    assertThat(ConfigFiles.locate(null, inHome).venues())
        .isEqualTo(installation.resolve("config/venues.yaml"));
    var withVariable =
        Environment.of(
            Map.of("CRYPTORUN_HOME", home.toString(), "CRYPTORUN_CONFIG", named.toString()),
            installation);
    assertThat(ConfigFiles.locate(null, withVariable).scheduler()).isEqualTo(named);
    assertThat(ConfigFiles.locate(own, withVariable).scheduler()).isEqualTo(own);
    Files.writeString(folder.resolve("venues.yaml"), "");
    assertThat(ConfigFiles.locate(null, withVariable).venues())
        .isEqualTo(folder.resolve("venues.yaml"));
  }

  @Test
  void files_missing_areBothTold(@TempDir Path folder) {
    var files = ConfigFiles.locate(null, Environment.of(Map.of(), folder));

    assertThatThrownBy(() -> files.read(ConfigTexts.READER))
        .isInstanceOfSatisfying(
            ConfigException.class,
            refusal ->
                assertThat(refusal.problems())
                    .hasSize(2)
                    .extracting(Problem::rule)
                    .containsOnly(Rule.UNREADABLE));
  }
}
