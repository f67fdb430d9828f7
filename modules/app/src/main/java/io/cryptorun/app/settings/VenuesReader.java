package io.cryptorun.app.settings;

import io.cryptorun.domain.market.Budgets.RateLimit;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.http.BackoffSettings;
import io.cryptorun.venues.http.BreakerSettings;
import io.cryptorun.venues.http.VenueSettings;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads `venues.yaml`. Nothing in it has a default: a limit that is guessed gets an address
/// banned.
final class VenuesReader {

  private static final String WHY = "a venue is never called with guessed limits";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int MOST = 1_000_000;

  private VenuesReader() {}

  /// The venues whose entries are whole.
  static Map<Venue, VenueSettings> read(Section file) {
    var venues = new EnumMap<Venue, VenueSettings>(Venue.class);
    var entries = file.section("venues");
    if (!file.has("venues")) {
      file.refuse(Rule.MISSING_KEY, "key \"venues\" is missing", WHY, "venues: {kraken: …}");
    }
    file.refuseOtherKeys();
    if (entries.isEmpty()) {
      return venues;
    }
    for (var id : JobConfigReader.VENUES) {
      var venue = Venue.of(id).orElseThrow();
      entries
          .get()
          .section(id)
          .flatMap(entry -> venue(venue, entry))
          .ifPresent(settings -> venues.put(venue, settings));
    }
    entries.get().refuseOtherKeys();
    return venues;
  }

  private static Optional<VenueSettings> venue(Venue venue, Section entry) {
    var url = entry.required("base_url", WHY).flatMap(VenuesReader::url);
    var timeout = duration(entry, "timeout");
    var limits = requiredSection(entry, "limits").map(VenuesReader::limits);
    var breaker = requiredSection(entry, "breaker").flatMap(VenuesReader::breaker);
    var backoff = requiredSection(entry, "backoff").flatMap(VenuesReader::backoff);
    entry.refuseOtherKeys();
    if (url.isEmpty()
        || timeout.isEmpty()
        || limits.isEmpty()
        || breaker.isEmpty()
        || backoff.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new VenueSettings(
            Provider.spot(venue),
            url.get(),
            timeout.get(),
            limits.get(),
            breaker.get(),
            backoff.get()));
  }

  private static Optional<URI> url(Scalar value) {
    var url = HttpUrl.parse(value.text());
    if (url.isEmpty()) {
      value.refuse(
          Rule.URL,
          "\"%s\" is not the address of a venue".formatted(value.text()),
          "no call could be made",
          "e.g. https://api.kraken.com, with nothing after the host");
    }
    return url;
  }

  private static Map<String, RateLimit> limits(Section limits) {
    var read = new HashMap<String, RateLimit>();
    for (var name : limits.keys()) {
      limits
          .section(name)
          .flatMap(limit -> RateLimitReader.read(name, limit))
          .ifPresent(limit -> read.put(name, limit));
    }
    return read;
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

  private static Optional<Section> requiredSection(Section entry, String key) {
    if (!entry.has(key)) {
      entry.refuse(Rule.MISSING_KEY, "key \"%s\" is missing".formatted(key), WHY, "add " + key);
    }
    return entry.section(key);
  }
}
