package io.cryptorun.app.settings;

import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.http.VenueSettings;
import java.util.EnumMap;
import java.util.Map;

/// Reads `venues.yaml`. Nothing in it has a default: a limit that is guessed gets an address
/// banned.
final class VenuesReader {

  /// The reason of every refusal of a missing key.
  static final String WHY = "a venue is never called with guessed limits";

  private VenuesReader() {}

  /// The hosts of those venues whose entries are whole.
  static Map<Provider, VenueSettings> read(Section file) {
    var providers = new EnumMap<Provider, VenueSettings>(Provider.class);
    var entries = file.section("venues");
    if (!file.has("venues")) {
      file.refuse(Rule.MISSING_KEY, "key \"venues\" is missing", WHY, "venues: {kraken: …}");
    }
    file.refuseOtherKeys();
    if (entries.isEmpty()) {
      return providers;
    }
    for (var id : JobConfigReader.VENUES) {
      var venue = Venue.of(id).orElseThrow();
      entries
          .get()
          .section(id)
          .map(entry -> VenueReader.read(venue, entry))
          .ifPresent(hosts -> hosts.forEach(host -> providers.put(host.provider(), host)));
    }
    entries.get().refuseOtherKeys();
    return providers;
  }
}
