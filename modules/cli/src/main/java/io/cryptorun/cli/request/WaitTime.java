package io.cryptorun.cli.request;

import io.cryptorun.cli.OptionalTime;
import java.time.Duration;

/// Reads `--wait`, which alone waits five minutes.
final class WaitTime extends OptionalTime {

  WaitTime() {
    super(Duration.ofMinutes(5));
  }
}
