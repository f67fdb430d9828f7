package io.cryptorun.bench.market;

import io.cryptorun.app.settings.Settings;
import io.cryptorun.domain.market.Budgets.RateLimit;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.simulator.limits.Limit;
import io.cryptorun.simulator.limits.LimitRules;
import io.cryptorun.simulator.market.Host;
import io.cryptorun.venues.http.VenueSettings;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// The real limits of both sides times a hundred, for measurements that are not about waiting.
final class GenerousLimits {

  private static final int TIMES = 100;

  private GenerousLimits() {}

  /// As the clients keep them.
  static Settings of(Settings settings) {
    var providers = new EnumMap<Provider, VenueSettings>(Provider.class);
    settings.providers().forEach((provider, real) -> providers.put(provider, of(real)));
    return new Settings(
        settings.global(),
        settings.jobs(),
        providers,
        settings.schedulerFile(),
        settings.venuesFile());
  }

  private static VenueSettings of(VenueSettings real) {
    var limits = new HashMap<String, RateLimit>();
    real.limits()
        .forEach((name, limit) ->
            limits.put(
                name,
                new RateLimit(
                    limit.name(),
                    limit.capacity() * TIMES,
                    limit.refill() * TIMES,
                    limit.period())));
    return new VenueSettings(
        real.provider(),
        real.baseUrl(),
        real.timeout(),
        limits,
        real.breaker(),
        real.backoff(),
        real.quota());
  }

  /// As the simulator counts them.
  static LimitRules of(LimitRules rules) {
    var hosts = new EnumMap<Host, Map<String, Limit>>(Host.class);
    rules
        .hosts()
        .forEach((host, real) -> {
          var limits = new HashMap<String, Limit>();
          real.forEach((name, limit) -> limits.put(name, of(limit)));
          hosts.put(host, limits);
        });
    return new LimitRules(hosts);
  }

  private static Limit of(Limit real) {
    return switch (real) {
      case Limit.Window(int limit, var window) -> new Limit.Window(limit * TIMES, window);
      case Limit.Bucket(double burst, double perSecond) ->
          new Limit.Bucket(burst * TIMES, perSecond * TIMES);
    };
  }
}
