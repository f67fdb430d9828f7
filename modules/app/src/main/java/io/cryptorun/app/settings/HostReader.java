package io.cryptorun.app.settings;

import static io.cryptorun.app.settings.VenuesReader.WHY;

import io.cryptorun.domain.market.Budgets.RateLimit;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads where a host is and how often it may be asked.
final class HostReader {

  private HostReader() {}

  /// An address and its limits.
  ///
  /// @param limits by the names that the file gives them
  record Host(URI baseUrl, Map<String, RateLimit> limits) {}

  /// @param prefix of the names of the buckets: all hosts of a venue keep theirs in one place, and
  ///   two hosts may both have a limit `public`
  static Optional<Host> read(Section section, String prefix) {
    var url = section.required("base_url", WHY).flatMap(HostReader::url);
    var limits = section.requiredSection("limits", WHY).map(all -> limits(all, prefix));
    return url.flatMap(address -> limits.map(read -> new Host(address, read)));
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

  private static Map<String, RateLimit> limits(Section limits, String prefix) {
    var read = new HashMap<String, RateLimit>();
    for (var name : limits.keys()) {
      limits
          .section(name)
          .flatMap(limit -> RateLimitReader.read(prefix + name, limit))
          .ifPresent(limit -> read.put(name, limit));
    }
    return read;
  }
}
