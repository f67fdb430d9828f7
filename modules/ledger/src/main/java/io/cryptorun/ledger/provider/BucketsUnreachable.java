package io.cryptorun.ledger.provider;

import java.io.Serial;

/// The shared buckets did not answer; caught where they are asked for tokens.
final class BucketsUnreachable extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  BucketsUnreachable(RuntimeException cause) {
    super(rootMessage(cause), cause);
  }

  private static String rootMessage(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
