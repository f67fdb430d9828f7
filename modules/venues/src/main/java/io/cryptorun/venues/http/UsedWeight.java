package io.cryptorun.venues.http;

import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// The header in which an exchange tells how much weight of the running minute is used up; the name
/// without a suffix is the older one.
final class UsedWeight {
  private UsedWeight() {}

  /// Null without such a header, or when it holds no number.
  static @Nullable Integer of(Response response) {
    var ofMinute = number(response.header("X-MBX-USED-WEIGHT-1M"));
    return ofMinute != null ? ofMinute : number(response.header("X-MBX-USED-WEIGHT"));
  }

  private static @Nullable Integer number(@Nullable String text) {
    return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
  }
}
