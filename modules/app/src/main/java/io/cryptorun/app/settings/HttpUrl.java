package io.cryptorun.app.settings;

import java.net.URI;
import java.util.Optional;

/// Reads addresses of servers: scheme, host and port, and nothing behind them.
final class HttpUrl {

  private HttpUrl() {}

  /// The address without a trailing slash, or empty.
  static Optional<URI> parse(String text) {
    try {
      var uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean bare =
          uri.getHost() != null
              && uri.getRawPath().isEmpty()
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && uri.getRawUserInfo() == null;
      return http && bare ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException _) { // not a URI at all: the caller says what is expected
      return Optional.empty();
    }
  }
}
