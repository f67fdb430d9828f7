package io.cryptorun.venues.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.Rig;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void sliding_bucketAndRefillTogether_areTheLimit() {
    var weight = Limits.sliding("weight", 6000, Duration.ofMinutes(1));

    assertThat(weight.capacity()).isEqualTo(1500);
    assertThat(weight.refill()).isEqualTo(4500);
    assertThat(weight.perSecond()).isEqualTo(75);
    for (int limit = 4; limit < 200; limit++) {
      var bucket = Limits.sliding("any", limit, Duration.ofSeconds(2));
      assertThat(bucket.capacity() + bucket.refill()).isBetween(limit - 1, limit);
    }
  }

  @Test
  void bucket_isTakenAsTheVenueDescribesIt() {
    var bucket = Limits.bucket("public", 15, 10);

    assertThat(bucket.capacity()).isEqualTo(15);
    assertThat(bucket.perSecond()).isEqualTo(10);
  }

  @Test
  void limits_thatCannotBeKept_areRefused() {
    assertThatThrownBy(() -> Limits.sliding("x", 3, Duration.ofSeconds(1)))
        .hasMessageContaining("least is 4");
    assertThatThrownBy(() -> Limits.bucket("x", 0, 1)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new BreakerSettings(0, 0.5, Duration.ofSeconds(1), 1))
        .hasMessageContaining("failures >= 1");
    assertThatThrownBy(() -> new BackoffSettings(Duration.ofSeconds(2), Duration.ZERO, 1, 1))
        .hasMessageContaining("initial <= max");
  }

  @Test
  void backoff_growsToItsMost_withinAQuarterMoreOrLess() {
    var backoff = new BackoffSettings(Duration.ofSeconds(5), Duration.ofSeconds(30), 2.5, 3);
    var random = new Random(1);

    for (int i = 0; i < 100; i++) {
      assertThat(backoff.after(1, random)).isBetween(millis(3750), millis(6250));
      assertThat(backoff.after(2, random)).isBetween(millis(9375), millis(15625));
      assertThat(backoff.after(9, random)).isBetween(millis(22500), millis(37500));
    }
  }

  @Test
  void simulator_servesAVenueBelowItsName() {
    try (var rig = new Rig("2026-01-01T00:00:00Z")) {
      var settings = rig.settings(Venue.OKX).at(URI.create("http://127.0.0.1:18080/"));

      assertThat(VenueCall.get("/api/v5/public/time").url(settings))
          .hasToString("http://127.0.0.1:18080/okx/api/v5/public/time");
    }
  }

  @Test
  void allowedHosts_ofAVenue_areItsOwnOverTls() {
    var hosts = AllowedHosts.of(Provider.BINANCE);

    assertThat(hosts.allow(HttpUrl.get("https://api.binance.com/api/v3/time"))).isTrue();
    assertThat(hosts.allow(HttpUrl.get("https://data-api.binance.vision/api/v3/time"))).isTrue();
    assertThat(hosts.allow(HttpUrl.get("http://api.binance.com/"))).isFalse();
    assertThat(hosts.allow(HttpUrl.get("https://api.binance.com:444/"))).isFalse();
    assertThat(hosts.allow(HttpUrl.get("https://api.binance.com.example.org/"))).isFalse();
    assertThat(hosts.allow(HttpUrl.get("https://api.kraken.com/"))).isFalse();
  }

  @Test
  void everyVenue_allowsTheHostOfItsConfiguration() {
    assertThat(allows(Provider.KRAKEN, "https://api.kraken.com")).isTrue();
    assertThat(allows(Provider.OKX, "https://www.okx.com")).isTrue();
    assertThat(allows(Provider.COINBASE, "https://api.exchange.coinbase.com")).isTrue();
    assertThat(allows(Provider.KRAKEN_FUTURES, "https://futures.kraken.com")).isTrue();
    assertThat(allows(Provider.BINANCE_FUTURES, "https://fapi.binance.com")).isTrue();
  }

  @Test
  void futuresHost_isNotReachedByTheSpotClientAndTheReverse() {
    assertThat(allows(Provider.KRAKEN, "https://futures.kraken.com")).isFalse();
    assertThat(allows(Provider.BINANCE_FUTURES, "https://api.binance.com")).isFalse();
  }

  @Test
  void simulator_servesAFuturesHostBelowItsOwnName() {
    try (var rig = new Rig("2026-01-01T00:00:00Z")) {
      var settings = rig.settings(Provider.KRAKEN_FUTURES).at(URI.create("http://127.0.0.1:18080"));

      assertThat(settings.baseUrl()).hasToString("http://127.0.0.1:18080/kraken-futures");
    }
  }

  private static boolean allows(Provider provider, String url) {
    return AllowedHosts.of(provider).allow(HttpUrl.get(url));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
