package io.cryptorun.app;

import io.cryptorun.app.settings.Settings;
import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Budgets;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.scan.VenueRates;
import io.cryptorun.venues.JustClosed;
import io.cryptorun.venues.VenueClient;
import io.cryptorun.venues.VenueMarketData;
import io.cryptorun.venues.binance.BinanceClient;
import io.cryptorun.venues.coinbase.CoinbaseClient;
import io.cryptorun.venues.http.AllowedHosts;
import io.cryptorun.venues.http.Timing;
import io.cryptorun.venues.http.VenueSettings;
import io.cryptorun.venues.kraken.KrakenClient;
import io.cryptorun.venues.okx.OkxClient;
import java.net.URI;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/// The four exchanges as this process may reach them: at their own addresses, or all at one
/// simulator and then nowhere else.
final class VenueAccess {

  private VenueAccess() {}

  /// Clients of every venue the configuration describes.
  static VenueMarketData open(
      Settings settings,
      @Nullable URI simulator,
      Budgets budgets,
      MarketCache cache,
      Timing timing,
      JustClosed justClosed) {
    var clients =
        settings.venues().stream()
            .map(venue -> settings.provider(Provider.spot(venue)))
            .map(venue -> client(venue, simulator, budgets, timing))
            .toList();
    return new VenueMarketData(clients, cache, timing, justClosed);
  }

  /// How fast those venues may be asked.
  static VenueRates rates(VenueMarketData venues) {
    var candles = new EnumMap<Venue, Double>(Venue.class);
    var books = new EnumMap<Venue, Double>(Venue.class);
    venues
        .paces()
        .forEach((venue, pace) -> {
          candles.put(venue, pace.candles());
          books.put(venue, pace.books());
        });
    return new VenueRates(candles, books);
  }

  private static VenueClient client(
      VenueSettings configured, @Nullable URI simulator, Budgets budgets, Timing timing) {
    var settings = simulator == null ? configured : configured.at(simulator);
    var hosts =
        simulator == null ? AllowedHosts.of(settings.provider()) : AllowedHosts.only(simulator);
    return switch (settings.venue()) {
      case KRAKEN -> new KrakenClient(settings, hosts, budgets, ProviderState.none(), timing);
      case OKX -> new OkxClient(settings, hosts, budgets, ProviderState.none(), timing);
      case COINBASE -> new CoinbaseClient(settings, hosts, budgets, ProviderState.none(), timing);
      case BINANCE -> new BinanceClient(settings, hosts, budgets, ProviderState.none(), timing);
    };
  }
}
