package io.cryptorun.app.settings;

import static io.cryptorun.app.settings.VenuesReader.WHY;

import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.http.BackoffSettings;
import io.cryptorun.venues.http.BreakerSettings;
import io.cryptorun.venues.http.VenueSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads the entry of one venue: its spot host, and the host of its perpetuals where it has one of
/// its own. That host is treated like the spot host in everything but address and limits.
final class VenueReader {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int MOST = 1_000_000;
  private static final String NO_PREFIX = "";
  private static final String FUTURES_PREFIX = "futures_";

  private VenueReader() {}

  /// The hosts of a venue; none when anything in the entry is wrong.
  static List<VenueSettings> read(Venue venue, Section entry) {
    var spot = HostReader.read(entry, NO_PREFIX);
    var timeout = duration(entry, "timeout");
    var quota = QuotaReader.read(entry);
    var breaker = entry.requiredSection("breaker", WHY).flatMap(VenueReader::breaker);
    var backoff = entry.requiredSection("backoff", WHY).flatMap(VenueReader::backoff);
    var futuresProvider = futures(venue);
    var futures = futuresProvider.flatMap(_ -> futuresHost(entry));
    entry.refuseOtherKeys();
    if (spot.isEmpty()
        || timeout.isEmpty()
        || quota.isEmpty()
        || breaker.isEmpty()
        || backoff.isEmpty()
        || futures.isPresent() != futuresProvider.isPresent()) {
      return List.of();
    }
    var spotSettings =
        new VenueSettings(
            Provider.spot(venue),
            spot.get().baseUrl(),
            timeout.get(),
            spot.get().limits(),
            breaker.get(),
            backoff.get(),
            quota.get());
    return futures
        .map(host -> List.of(spotSettings, beside(spotSettings, futuresProvider.get(), host)))
        .orElse(List.of(spotSettings));
  }

  private static Optional<Provider> futures(Venue venue) {
    return switch (venue) {
      case KRAKEN -> Optional.of(Provider.KRAKEN_FUTURES);
      case BINANCE -> Optional.of(Provider.BINANCE_FUTURES);
      case OKX, COINBASE -> Optional.empty();
    };
  }

  private static Optional<HostReader.Host> futuresHost(Section entry) {
    return entry
        .requiredSection("futures", WHY)
        .flatMap(section -> {
          var host = HostReader.read(section, FUTURES_PREFIX);
          section.refuseOtherKeys();
          return host;
        });
  }

  private static VenueSettings beside(VenueSettings spot, Provider provider, HostReader.Host host) {
    return new VenueSettings(
        provider,
        host.baseUrl(),
        spot.timeout(),
        host.limits(),
        spot.breaker(),
        spot.backoff(),
        null);
  }

  private static Optional<BreakerSettings> breaker(Section section) {
    var failures = section.required("failures", WHY).flatMap(value -> value.number(1, MOST));
    var rate = section.required("failure_rate", WHY).flatMap(value -> value.decimal(0.01, 1));
    var open = duration(section, "open");
    var successes = section.required("successes", WHY).flatMap(value -> value.number(1, MOST));
    section.refuseOtherKeys();
    if (failures.isEmpty() || rate.isEmpty() || open.isEmpty() || successes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new BreakerSettings(failures.get(), rate.get(), open.get(), successes.get()));
  }

  private static Optional<BackoffSettings> backoff(Section section) {
    var initial = duration(section, "initial");
    var max = duration(section, "max");
    var multiplier = section.required("multiplier", WHY).flatMap(value -> value.decimal(1, 10));
    var retries = section.required("retries", WHY).flatMap(value -> value.number(0, 10));
    section.refuseOtherKeys();
    if (initial.isEmpty() || max.isEmpty() || multiplier.isEmpty() || retries.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new BackoffSettings(initial.get(), max.get(), multiplier.get(), retries.get()));
  }

  private static Optional<Duration> duration(Section section, String key) {
    return section.required(key, WHY).flatMap(value -> value.duration(SECOND));
  }
}
