package io.cryptorun.ledger;

import java.io.Serial;

/// Somebody else holds a lock of the cluster, or of a run that is being closed, and did not let go
/// of it in time.
public final class LockBusy extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public LockBusy(String name, Throwable cause) {
    super("another process is changing the %s and has not come to an end".formatted(name), cause);
  }
}
