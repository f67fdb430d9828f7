package io.cryptorun.app.applied;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.app.settings.ConfigFile;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.app.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigDifferenceTest {

  private static final Instant NOW = Instant.parse("2026-05-05T10:20:30Z");

  private static final String SHIPPED = shipped("scheduler.yaml");
  private static final String VENUES = shipped("venues.yaml");

  @Test
  void nothingInForce_makesEveryJobNew() {
    var difference = ConfigDifference.between(null, read(SHIPPED, VENUES), NOW);

    assertThat(difference.jobs()).hasSize(5).allMatch(JobChange.Added.class::isInstance);
    assertThat(difference.isEmpty()).isFalse();
  }

  @Test
  void aCommentMore_isNoDifference() {
    var commented = read(SHIPPED + "\n# a word\n", VENUES + "\n# another\n");

    assertThat(ConfigDifference.between(read(SHIPPED, VENUES), commented, NOW).isEmpty()).isTrue();
  }

  @Test
  void anotherCron_tellsOldAndNewNextFires() {
    var hourly = SHIPPED.replace("\"*/15 * * * *\"", "\"0 * * * *\"");

    var difference = ConfigDifference.between(read(SHIPPED, VENUES), read(hourly, VENUES), NOW);

    assertThat(difference.jobs())
        .containsExactly(
            new JobChange.Changed(
                "scan.hot",
                plan(
                    "*/15 * * * *",
                    "2026-05-05T10:30:00Z",
                    "2026-05-05T10:45:00Z",
                    "2026-05-05T11:00:00Z"),
                plan(
                    "0 * * * *",
                    "2026-05-05T11:00:00Z",
                    "2026-05-05T12:00:00Z",
                    "2026-05-05T13:00:00Z"),
                List.of(
                    new KeyChange("catch_up_window", "PT15M", "PT1H"),
                    new KeyChange("schedule", "*/15 * * * *", "0 * * * *"))));
  }

  @Test
  void aJobGone_andOneDisabled_areTold() {
    var renamed = SHIPPED.replace("name: \"scan.hot\"", "name: \"scan.hotter\"");

    var difference = ConfigDifference.between(read(SHIPPED, VENUES), read(renamed, VENUES), NOW);

    assertThat(difference.jobs())
        .extracting(change -> change.getClass().getSimpleName() + " " + change.job())
        .containsExactly("Removed scan.hot", "Added scan.hotter");
    var disabled = SHIPPED.replaceFirst("enabled: true", "enabled: false");
    assertThat(ConfigDifference.between(read(SHIPPED, VENUES), read(disabled, VENUES), NOW).jobs())
        .singleElement()
        .isInstanceOfSatisfying(
            JobChange.Changed.class,
            changed -> {
              assertThat(changed.isRescheduled()).isTrue();
              assertThat(changed.after().next()).isEmpty();
              assertThat(changed.keys()).containsExactly(new KeyChange("enabled", "true", "false"));
            });
  }

  @Test
  void globalKeys_andVenues_areToldByName() {
    var zone = SHIPPED.replace("timezone: \"UTC\"", "timezone: \"Asia/Tokyo\"");
    var patient = VENUES.replaceFirst("retries: \\d", "retries: 9");

    var difference = ConfigDifference.between(read(SHIPPED, VENUES), read(zone, patient), NOW);

    assertThat(difference.global()).containsExactly(new KeyChange("timezone", "Z", "Asia/Tokyo"));
    assertThat(difference.venues()).containsExactly("kraken", "kraken-futures");
    assertThat(difference.jobs()).hasSize(5).allMatch(JobChange.Changed.class::isInstance);
  }

  private static JobChange.Plan plan(String cron, String... next) {
    return new JobChange.Plan(
        cron, ZoneOffset.UTC, true, List.of(next).stream().map(Instant::parse).toList());
  }

  private static Settings read(String schedule, String venues) {
    return new SettingsReader(InstantSource.fixed(NOW))
        .read(new ConfigFile("scheduler.yaml", schedule), new ConfigFile("venues.yaml", venues));
  }

  private static String shipped(String name) {
    try {
      return Files.readString(Path.of("../../config").resolve(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
