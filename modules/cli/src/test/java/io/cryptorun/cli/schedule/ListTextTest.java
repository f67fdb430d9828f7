package io.cryptorun.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.app.settings.ConfigFile;
import io.cryptorun.app.settings.SettingsReader;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.run.Runs.Badges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListTextTest {

  private static final Instant CHECKED = Instant.parse("2025-09-07T14:05:13Z");
  private static final Instant NOW = CHECKED.plusSeconds(30);
  private static final List<String> VENUES = List.of("kraken", "okx", "coinbase", "binance");
  private static final Health HEALTH =
      new Health(
          CHECKED,
          List.of(
              new Health.Provider("kraken", true, 150, ""),
              new Health.Provider("okx", false, 180, "coinbase"),
              new Health.Provider("coinbase", true, 120, ""),
              new Health.Provider("binance", true, 110, "")));

  private static List<JobSettings> jobs(String enabled) {
    var config = Path.of("../../config");
    try {
      var scheduler = Files.readString(config.resolve("scheduler.yaml"));
      return new SettingsReader(InstantSource.fixed(NOW))
          .read(
              new ConfigFile(
                  "scheduler.yaml", scheduler.replace("enabled: true", "enabled: " + enabled)),
              new ConfigFile("venues.yaml", Files.readString(config.resolve("venues.yaml"))))
          .jobs();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String list(
      @Nullable String regime, @Nullable Health health, String enabled, @Nullable Badges badges) {
    return new Banner(regime, VENUES, health).text(NOW, ZoneOffset.UTC, false)
        + new JobTable(jobs(enabled), Set.of(), badges, null).text();
  }

  @Test
  void list_withDataOfAllJobs_isTheProductsBlock() {
    assertThat(list("normal", HEALTH, "true", null))
        .isEqualTo(
            """
            🚀 CryptoRun Scheduler MVP
            Regime: normal | Latency: avg 140ms | Fallbacks: 1 active
            API Health: kraken ✓ (150ms) | okx ✗ (180ms) | coinbase ✓ (120ms) | binance ✓ (110ms)
            Last Update: 14:05:13 UTC

            📋 Scheduled Jobs (5)
            JOB NAME             SCHEDULE        STATUS                                    DESCRIPTION
            --------             --------        ------                                    -----------
            scan.hot             */15 * * * *    ✓ enabled [Fresh ●] [Depth ✓] [Venues 3] [Sources n]  Hot momentum + premove scans with regime-aware weights on top30 ADV
            scan.warm            0 */2 * * *     ✓ enabled                                 Warm scan with cached sources on remaining universe, lower QPS
            regime.refresh       0 */4 * * *     ✓ enabled                                 Refresh regime with realized_vol_7d, %>20MA, breadth thrust; majority vote → cached regime + weight blend
            providers.health     */5 * * * *     ✓ enabled                                 Monitor provider health, rate-limits, circuit breakers, fallbacks; double cache_ttl on degradation
            premove.hourly       0 * * * *       ✓ enabled                                 Hourly premove sweep with 2-of-3 gate enforcement; require volume confirm in risk_off/btc_driven
            """);
  }

  @Test
  void list_beforeAnythingRan_saysThatNothingIsKnown() {
    assertThat(list(null, null, "false", null))
        .startsWith(
            """
            🚀 CryptoRun Scheduler MVP
            Regime: unknown | Latency: avg n/a | Fallbacks: 0 active
            API Health: kraken ? (n/a) | okx ? (n/a) | coinbase ? (n/a) | binance ? (n/a)
            Last Update: never

            📋 Scheduled Jobs (5)
            """)
        .contains(
            "scan.warm            0 */2 * * *     ✗ disabled                                Warm");
  }

  @Test
  void signs_afterARun_areThoseOfTheRun() {
    assertThat(new JobTable(jobs("true"), Set.of(), new Badges("R", 30, 14, 0, 2), null).text())
        .contains("✓ enabled [Fresh ○] [Depth ✗] [Venues 3] [Sources 2]  Hot");
    assertThat(new JobTable(jobs("true"), Set.of(), new Badges("R", 30, 15, 1, 3), null).text())
        .contains("✓ enabled [Fresh ●] [Depth ✓] [Venues 3] [Sources 3]  Hot");
  }

  @Test
  void description_onANarrowTerminal_isCut() {
    assertThat(new JobTable(jobs("true"), Set.of(), null, 100).text().lines())
        .allSatisfy(
            line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(100))
        .anySatisfy(line -> assertThat(line).endsWith("…"));
    assertThat(new JobTable(jobs("true"), Set.of(), null, 120).text()).doesNotContain("…");
  }

  @Test
  void banner_olderThanTenMinutes_isStale() {
    var banner = new Banner("volatile", VENUES, HEALTH);

    assertThat(banner.text(CHECKED.plusSeconds(601), ZoneOffset.UTC, false))
        .contains("Last Update: 14:05:13 UTC (stale)");
    assertThat(banner.text(CHECKED.plusSeconds(600), ZoneOffset.UTC, false))
        .doesNotContain("stale");
  }

  @Test
  void banner_elsewhereOnAColourTerminal_isLocalAndColoured() {
    assertThat(new Banner("calm", VENUES, HEALTH).text(NOW, ZoneId.of("Europe/Berlin"), true))
        .contains("Regime: \u001b[32mcalm\u001b[0m |")
        .contains("Last Update: 16:05:13 Europe/Berlin");
  }
}
