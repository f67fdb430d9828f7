package io.cryptorun.app;

import io.cryptorun.app.settings.Settings;
import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Budgets;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.scan.VenueRates;
import io.cryptorun.venues.DerivativesClient;
import io.cryptorun.venues.JustClosed;
import io.cryptorun.venues.VenueClient;
import io.cryptorun.venues.VenueDerivatives;
import io.cryptorun.venues.VenueMarketData;
import io.cryptorun.venues.binance.BinanceClient;
import io.cryptorun.venues.binance.BinanceFuturesClient;
import io.cryptorun.venues.coinbase.CoinbaseClient;
import io.cryptorun.venues.http.AllowedHosts;
import io.cryptorun.venues.http.Timing;
import io.cryptorun.venues.http.VenueSettings;
import io.cryptorun.venues.kraken.KrakenClient;
import io.cryptorun.venues.kraken.KrakenFuturesClient;
import io.cryptorun.venues.okx.OkxClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The four exchanges as this process may reach them: at their own addresses, or all at one
/// simulator and then nowhere else.
///
/// @param market their spot markets
/// @param gentle the same spot markets at half their pace
/// @param derivatives their perpetuals, whatever venues a job reads spot prices of
record VenueAccess(VenueMarketData market, VenueMarketData gentle, VenueDerivatives derivatives) {

  /// Clients of every host the configuration describes.
  static VenueAccess open(
      Settings settings,
      @Nullable URI simulator,
      Budgets budgets,
      ProviderState state,
      MarketCache cache,
      Timing timing,
      JustClosed justClosed) {
    var clients = new Clients(simulator, budgets, state, timing);
    settings.providers().values().forEach(clients::add);
    return new VenueAccess(
        new VenueMarketData(clients.spot, cache, timing, justClosed),
        VenueMarketData.gentle(clients.spot, cache, timing, justClosed),
        new VenueDerivatives(clients.derivatives, cache, timing));
  }

  /// How fast spot markets may be asked.
  static VenueRates rates(VenueMarketData market) {
    var candles = new EnumMap<Venue, Double>(Venue.class);
    var books = new EnumMap<Venue, Double>(Venue.class);
    market
        .paces()
        .forEach((venue, pace) -> {
          candles.put(venue, pace.candles());
          books.put(venue, pace.books());
        });
    return new VenueRates(candles, books);
  }

  /// The clients of the hosts added so far.
  private static final class Clients {
    final List<VenueClient> spot = new ArrayList<>();
    final List<DerivativesClient> derivatives = new ArrayList<>();
    private final @Nullable URI simulator;
    private final Budgets budgets;
    private final ProviderState state;
    private final Timing timing;

    Clients(@Nullable URI simulator, Budgets budgets, ProviderState state, Timing timing) {
      this.simulator = simulator;
      this.budgets = budgets;
      this.state = state;
      this.timing = timing;
    }

    void add(VenueSettings configured) {
      var host = simulator == null ? configured : configured.at(simulator);
      var hosts =
          simulator == null ? AllowedHosts.of(host.provider()) : AllowedHosts.only(simulator);
      switch (host.provider()) {
        case KRAKEN -> spot.add(new KrakenClient(host, hosts, budgets, state, timing));
        case OKX -> {
          var okx = new OkxClient(host, hosts, budgets, state, timing);
          spot.add(okx);
          derivatives.add(okx.swaps());
        }
        case COINBASE -> spot.add(new CoinbaseClient(host, hosts, budgets, state, timing));
        case BINANCE -> spot.add(new BinanceClient(host, hosts, budgets, state, timing));
        case KRAKEN_FUTURES ->
            derivatives.add(new KrakenFuturesClient(host, hosts, budgets, state, timing));
        case BINANCE_FUTURES ->
            derivatives.add(new BinanceFuturesClient(host, hosts, budgets, state, timing));
      }
    }
  }
}
