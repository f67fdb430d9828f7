package io.cryptorun.venues.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/// Outermost interceptor: refuses a host that is not allowed before a name is looked up or a
/// connection made.
final class HostGuard implements Interceptor {
  private final AllowedHosts allowed;

  HostGuard(AllowedHosts allowed) {
    this.allowed = allowed;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    var url = chain.request().url();
    if (!allowed.allow(url)) {
      throw new HostRefused(
          "%s://%s:%d is not a host of this venue".formatted(url.scheme(), url.host(), url.port()));
    }
    return chain.proceed(chain.request());
  }

  /// The host is not on the list.
  static final class HostRefused extends IOException {
    private static final long serialVersionUID = 1;

    HostRefused(String message) {
      super(message);
    }
  }
}
