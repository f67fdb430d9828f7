package io.cryptorun.venues.http;

import io.cryptorun.domain.market.Provider;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/// The hosts a provider's calls may go to: its own, over TLS, or exactly one simulator.
public final class AllowedHosts {
  private record Origin(String scheme, String host, int port) {}

  private final Set<Origin> origins;

  private AllowedHosts(Set<Origin> origins) {
    this.origins = origins;
  }

  /// The exchange's own market-data hosts.
  public static AllowedHosts of(Provider provider) {
    return new AllowedHosts(
        hosts(provider).map(host -> new Origin("https", host, 443)).collect(Collectors.toSet()));
  }

  /// The host and port of a simulator, and no other.
  public static AllowedHosts only(URI simulator) {
    var url = HttpUrl.get(simulator.toString());
    return new AllowedHosts(Set.of(new Origin(url.scheme(), url.host(), url.port())));
  }

  boolean allow(HttpUrl url) {
    return origins.contains(new Origin(url.scheme(), url.host(), url.port()));
  }

  private static Stream<String> hosts(Provider provider) {
    return switch (provider) {
      case KRAKEN -> Stream.of("api.kraken.com");
      case OKX ->
          Stream.of("www.okx.com", "openapi.okx.com", "eea.okx.com", "my.okx.com", "us.okx.com");
      case COINBASE -> Stream.of("api.exchange.coinbase.com");
      case BINANCE ->
          Stream.of(
              "api.binance.com",
              "api1.binance.com",
              "api2.binance.com",
              "api3.binance.com",
              "api4.binance.com",
              "api-gcp.binance.com",
              "data-api.binance.vision");
      case KRAKEN_FUTURES -> Stream.of("futures.kraken.com");
      case BINANCE_FUTURES -> Stream.of("fapi.binance.com");
    };
  }
}
