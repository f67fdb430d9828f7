package io.cryptorun.venues.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.Response;

/// Innermost interceptor: one admission pays for one request on the wire. The HTTP library repeats
/// some requests by itself (a 503 that says "retry after 0"); such a repetition has no tokens.
final class SingleSend implements Interceptor {

  /// Goes with a request as its tag.
  static final class Ticket {
    private final AtomicBoolean used = new AtomicBoolean();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    var ticket = chain.request().tag(Ticket.class);
    if (ticket == null || !ticket.used.compareAndSet(false, true)) {
      throw new IOException("a request was about to be sent without tokens of its own");
    }
    return chain.proceed(chain.request());
  }
}
