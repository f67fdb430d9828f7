package io.cryptorun.app;

import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.server.Sharing;

/// Between this program and the server stands a pooler behind which no node can work: it gives each
/// transaction to another session, or keeps the time limits of sessions to itself.
public final class PoolerBetween extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String address;
  private final Sharing sharing;

  /// @param sharing what was found, anything but [Sharing#NONE]
  PoolerBetween(DatabaseUrl url, Sharing sharing) {
    super("%s is a pooler that %s".formatted(url, sharing));
    this.address = url.toString();
    this.sharing = sharing;
  }

  /// Where the pooler is, in libpq's form.
  public String address() {
    return address;
  }

  /// What it does.
  public Sharing sharing() {
    return sharing;
  }
}
