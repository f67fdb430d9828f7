package io.cryptorun.app;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Nothing at the simulator's address answered as a simulator does.
public final class SimulatorUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SimulatorUnreachable(URI url, String reason, @Nullable Throwable cause) {
    super("no simulator answers at %s (%s)".formatted(url, reason), cause);
  }
}
