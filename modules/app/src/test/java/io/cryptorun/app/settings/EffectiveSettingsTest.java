package io.cryptorun.app.settings;

import static io.cryptorun.app.settings.ConfigTexts.READER;
import static io.cryptorun.app.settings.ConfigTexts.TWO_JOBS;
import static io.cryptorun.app.settings.ConfigTexts.scheduler;
import static io.cryptorun.app.settings.ConfigTexts.shipped;
import static io.cryptorun.app.settings.ConfigTexts.venues;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {

  private static EffectiveValue value(String key) {
    return EffectiveSettings.of(READER.read(scheduler(TWO_JOBS), venues())).stream()
        .filter(value -> value.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void valueOfTheFile_tellsItsPlace() {
    assertThat(value("jobs[scan.hot].config.ttl"))
        .isEqualTo(
            new EffectiveValue("jobs[scan.hot].config.ttl", 300L, "config/scheduler.yaml:16:12"));
    assertThat(value("jobs[premove.hourly].config.require_gates").origin())
        .isEqualTo("config/scheduler.yaml:28:22");
    assertThat(value("venues.kraken.timeout").text()).isEqualTo("10s");
  }

  @Test
  void valueThatTheFileLeavesOut_isTheDefault() {
    assertThat(value("global.retention"))
        .isEqualTo(new EffectiveValue("global.retention", "90d", "default"));
    assertThat(value("jobs[premove.hourly].config.max_sample").value()).isEqualTo(30);
    assertThat(value("jobs[scan.hot].enforce").text()).isEqualTo("none");
  }

  @Test
  void ttlOfWhatOthersRead_belowTheCadence_isDoubtedAtItsPlace() {
    var warnings = READER.review(scheduler(shipped("scheduler.yaml")), venues()).warnings();

    assertThat(warnings)
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.rule()).isEqualTo(Rule.TTL_BELOW_CADENCE);
          assertThat(warning.what()).isEqualTo("ttl 1h is shorter than the cadence 4h");
          assertThat(warning.place())
              .hasToString("config/scheduler.yaml:48:12  jobs[2].config.ttl (regime.refresh)");
        });
  }

  @Test
  void ttlAsLongAsTheCadence_isNotDoubted() {
    var text = shipped("scheduler.yaml").replace("ttl: 3600", "ttl: 14400");

    assertThat(READER.review(scheduler(text), venues()).warnings()).isEqualTo(List.of());
  }
}
