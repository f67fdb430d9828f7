package io.cryptorun.app;

import java.io.IOException;
import java.nio.file.Path;

/// The home folder cannot be written; the message says which and what to set.
public final class HomeNotWritable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String home;

  HomeNotWritable(Path home, IOException cause) {
    super(
        "cannot write in %s (%s: %s)"
            .formatted(home, cause.getClass().getSimpleName(), cause.getMessage()),
        cause);
    this.home = home.toString();
  }

  /// The folder that refused.
  public String home() {
    return home;
  }
}
