package io.cryptorun.simulator.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.simulator.SharedData;
import io.cryptorun.simulator.config.SimulatorConfigException;
import io.cryptorun.simulator.market.SpotVenue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsFileTest {
  @TempDir Path folder;

  @Test
  void documentedLimits_areThoseOfTheProductsFile() {
    var file = LimitsFile.read(SharedData.repository("config/venues.yaml"));
    for (var venue : SpotVenue.values()) {
      assertThat(LimitRules.documented().of(venue))
          .as(venue.id())
          .containsAllEntriesOf(file.of(venue))
          .hasSameSizeAs(file.of(venue));
    }
  }

  @Test
  void fileWithOneLimit_keepsTheDocumentedRest() throws IOException {
    var rules =
        LimitsFile.read(write("venues: {okx: {limits: {books: {limit: 400, window: 500ms}}}}"));
    assertThat(rules.of(SpotVenue.OKX))
        .containsEntry("books", new Limit.Window(400, Duration.ofMillis(500)))
        .containsEntry("time", new Limit.Window(10, Duration.ofSeconds(2)));
    assertThat(rules.of(SpotVenue.KRAKEN)).isEqualTo(LimitRules.documented().of(SpotVenue.KRAKEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "venues: {okx: {limits: {books: {limit: 40}}}}",
        "venues: {okx: {limits: {books: {limit: 40, window: soon}}}}",
        "venues: {okx: {limits: {books: 40}}}",
        "venues: 4",
        "a: [b"
      })
  void brokenFile_isRefusedByName(String content) throws IOException {
    var file = write(content);
    assertThatThrownBy(() -> LimitsFile.read(file))
        .isInstanceOf(SimulatorConfigException.class)
        .hasMessageContaining(file.toString());
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("limits.yaml"), content);
  }
}
