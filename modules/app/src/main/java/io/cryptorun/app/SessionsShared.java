package io.cryptorun.app;

import io.cryptorun.ledger.DatabaseUrl;

/// Between this program and the server stands a pooler that gives each transaction to another
/// session, so that no node could hold its lock, its time limits or its ear for signals.
public final class SessionsShared extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String address;

  SessionsShared(DatabaseUrl url) {
    super("%s is a pooler that shares sessions between transactions".formatted(url));
    this.address = url.toString();
  }

  /// Where the pooler is, in libpq's form.
  public String address() {
    return address;
  }
}
