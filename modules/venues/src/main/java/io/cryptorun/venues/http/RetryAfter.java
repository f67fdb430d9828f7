package io.cryptorun.venues.http;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// The header that says how long to leave a server alone: seconds, or a date.
final class RetryAfter {
  private RetryAfter() {}

  static @Nullable Duration of(Response response, Instant now) {
    var text = response.header("Retry-After");
    if (text == null) {
      return null;
    }
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    var date = response.headers().getDate("Retry-After");
    return date == null ? null : Duration.between(now, date.toInstant());
  }
}
