package io.cryptorun.app.settings;

import static io.cryptorun.app.settings.ConfigTexts.READER;
import static io.cryptorun.app.settings.ConfigTexts.TWO_JOBS;
import static io.cryptorun.app.settings.ConfigTexts.scheduler;
import static io.cryptorun.app.settings.ConfigTexts.shipped;
import static io.cryptorun.app.settings.ConfigTexts.venues;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.health.Quota;
import io.cryptorun.domain.market.Budgets.RateLimit;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.CatchUp;
import io.cryptorun.jobs.config.JobPolicy;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

  @Test
  void twoJobs_valid_haveTheValuesAndDefaults() {
    var settings = READER.read(scheduler(TWO_JOBS), venues());

    assertThat(settings.global().artifactsDir()).isEqualTo(Path.of("test_artifacts"));
    assertThat(settings.jobs())
        .extracting(JobSettings::name)
        .containsExactly("scan.hot", "premove.hourly");
    var hot = settings.jobs().getFirst();
    assertThat(hot.cron()).hasToString("*/15 * * * *");
    assertThat(hot.enabled()).isTrue();
    assertThat(hot.config().universe().spec()).isEqualTo("top30");
    assertThat(hot.config().premove()).isTrue();
    assertThat(hot.config().regimeAware()).isTrue();
    assertThat(hot.config().venues()).containsExactly(Venue.KRAKEN, Venue.OKX);
    assertThat(hot.config().maxSample()).isEqualTo(30);
    assertThat(hot.config().ttl()).isEqualTo(Duration.ofMinutes(5));
    assertThat(hot.config().topN()).isEqualTo(10);
    assertThat(hot.config().outputDir()).isEqualTo("signals");
    var premove = settings.jobs().getLast();
    assertThat(premove.enabled()).isTrue();
    assertThat(premove.config().universe().spec()).isEqualTo("top50");
    assertThat(premove.config().venues()).containsExactly(Venue.KRAKEN);
    assertThat(premove.cron()).hasToString("0 * * * *");
    assertThat(premove.config().premoveRule().minGatesPassed()).isEqualTo(2);
    assertThat(premove.config().premoveRule().volumeConfirm()).isTrue();
    assertThat(premove.config().premoveRule().requireGates())
        .containsExactlyInAnyOrder("funding_divergence", "supply_squeeze");
    assertThat(premove.config().maxSample()).isEqualTo(30);
    assertThat(premove.config().ttl()).isEqualTo(Duration.ofMinutes(5));
    assertThat(premove.config().topN()).isEqualTo(10);
    assertThat(premove.config().outputDir()).isEqualTo("premove");
  }

  @Test
  void shippedFiles_asTheyAre_areValidWithTheHotScanOn() {
    var settings = READER.read(scheduler(shipped("scheduler.yaml")), venues());

    assertThat(settings.jobs()).extracting(JobSettings::type).containsExactly(JobType.values());
    assertThat(settings.jobs()).allMatch(JobSettings::enabled);
    assertThat(settings.venues()).containsExactlyInAnyOrder(Venue.values());
    assertThat(settings.providers()).containsOnlyKeys(Provider.values());
  }

  @Test
  void optionalKeys_absent_takeTheirDefaults() {
    var jobs = READER.read(scheduler(shipped("scheduler.yaml")), venues()).jobs();

    assertThat(jobs.get(0).policy())
        .isEqualTo(
            new JobPolicy(
                CatchUp.LATEST,
                Duration.ofMinutes(15),
                Duration.ofMinutes(10),
                2,
                Duration.ofSeconds(10)));
    assertThat(jobs.get(1).policy().catchUpWindow()).isEqualTo(Duration.ofHours(2));
    assertThat(jobs.get(1).policy().timeout()).isEqualTo(Duration.ofMinutes(20));
    assertThat(jobs.get(3).policy().catchUpWindow()).isEqualTo(Duration.ofMinutes(15));
    assertThat(jobs.get(0).enforce()).isEmpty();
  }

  @Test
  void optionalKeys_given_areTaken() {
    var text =
        TWO_JOBS
            .replace(
                "    description: \"Hot scan\"",
                """
                    catch_up: all
                    catch_up_window: 1h30m
                    timeout: 5m
                    retries: 0
                    retry_backoff: 30s
                    enforce: [liquidity, funding_divergence]
                """)
            .replace(
                "  log_level: \"debug\"",
                "  retention: 30d\n  drain_timeout: 5s\n  do_not_trade: [DOGE/USD]");

    var settings = READER.read(scheduler(text), venues());

    assertThat(settings.global().retention()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.global().drainTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.global().doNotTrade()).containsExactly(new Symbol("DOGE"));
    assertThat(settings.jobs().getFirst().policy())
        .isEqualTo(
            new JobPolicy(
                CatchUp.ALL,
                Duration.ofMinutes(90),
                Duration.ofMinutes(5),
                0,
                Duration.ofSeconds(30)));
    assertThat(settings.jobs().getFirst().enforce())
        .containsExactly("liquidity", "funding_divergence");
  }

  @Test
  void everyKey_absentWhereItMay_hasADefault() {
    var text =
        """
        jobs:
          - {name: a, type: scan.hot, schedule: "0 6 * * *", config: {venues: [okx], max_sample: 5}}
        """;

    var settings = READER.read(scheduler(text), venues());

    assertThat(settings.global().artifactsDir()).isEqualTo(Path.of("artifacts"));
    assertThat(settings.global().timezone()).isEqualTo(ZoneOffset.UTC);
    var job = settings.jobs().getFirst();
    assertThat(job.enabled()).isFalse();
    assertThat(job.config().topN()).isEqualTo(5);
    assertThat(job.config().premoveRule().minGatesPassed()).isEqualTo(2);
    assertThat(job.policy().catchUpWindow()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void limits_ofBothForms_becomeBuckets() {
    var settings = READER.read(scheduler(TWO_JOBS), venues());

    assertThat(settings.provider(Provider.KRAKEN).limits())
        .containsEntry("public", new RateLimit("public", 5, 1, Duration.ofSeconds(1)));
    assertThat(settings.provider(Provider.OKX).limits())
        .containsEntry("candles", new RateLimit("candles", 10, 30, Duration.ofSeconds(2)))
        .containsEntry("time", new RateLimit("time", 2, 7, Duration.ofSeconds(2)));
    assertThat(settings.provider(Provider.BINANCE).limits())
        .containsOnly(
            Map.entry("weight", new RateLimit("weight", 1500, 4500, Duration.ofSeconds(60))));
  }

  @Test
  void usageAndBudget_ofAVenue_becomeItsQuota() {
    var settings = READER.read(scheduler(TWO_JOBS), venues());

    assertThat(settings.provider(Provider.KRAKEN).quota())
        .isEqualTo(new Quota(60, 40_000, 1_000_000));
    assertThat(settings.provider(Provider.OKX).quota())
        .isEqualTo(new Quota(600, 40_000, 1_000_000));
    assertThat(settings.provider(Provider.COINBASE).quota())
        .isEqualTo(new Quota(600, 40_000, 1_000_000));
    assertThat(settings.provider(Provider.BINANCE).quota())
        .isEqualTo(new Quota(1200, 150_000, 4_000_000));
  }

  @Test
  void futuresHost_isAProviderThatIsTreatedLikeItsSpotHost() {
    var settings = READER.read(scheduler(TWO_JOBS), venues());

    var spot = settings.provider(Provider.BINANCE);
    var futures = settings.provider(Provider.BINANCE_FUTURES);
    assertThat(futures.provider()).isEqualTo(Provider.BINANCE_FUTURES);
    assertThat(futures.baseUrl()).hasToString("https://fapi.binance.com");
    assertThat(futures.timeout()).isEqualTo(spot.timeout());
    assertThat(futures.breaker()).isEqualTo(spot.breaker());
    assertThat(futures.backoff()).isEqualTo(spot.backoff());
    assertThat(futures.quota()).isNull();
    assertThat(settings.provider(Provider.KRAKEN_FUTURES).baseUrl())
        .hasToString("https://futures.kraken.com");
  }

  @Test
  void futuresLimits_haveBucketsApartFromThoseOfTheSpotHost() {
    var settings = READER.read(scheduler(TWO_JOBS), venues());

    assertThat(settings.provider(Provider.KRAKEN_FUTURES).limits())
        .containsOnly(
            Map.entry("public", new RateLimit("futures_public", 2, 2, Duration.ofSeconds(1))));
    assertThat(settings.provider(Provider.BINANCE_FUTURES).limits())
        .containsEntry("weight", new RateLimit("futures_weight", 600, 1800, Duration.ofMinutes(1)))
        .containsEntry("data", new RateLimit("futures_data", 250, 750, Duration.ofMinutes(5)));
  }

  @Test
  void version_changesWithEitherFile() {
    var settings = READER.read(scheduler(TWO_JOBS), venues());
    var other = READER.read(scheduler(TWO_JOBS + "\n"), venues());

    assertThat(settings.sha256()).hasSize(64).isNotEqualTo(other.sha256());
    assertThat(settings.schedulerFile().sha256()).isNotEqualTo(other.schedulerFile().sha256());
    assertThat(settings.venuesFile().sha256()).isEqualTo(other.venuesFile().sha256());
    assertThat(new ConfigFile("x", "abc").sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
