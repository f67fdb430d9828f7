package io.cryptorun.domain.health;

import io.cryptorun.domain.market.Fault;
import java.time.Duration;

/// What came of asking an exchange one cheap question to see whether it answers.
public sealed interface Probe {

  /// It answered.
  ///
  /// @param latency from the request to the complete answer
  record Answered(Duration latency) implements Probe {}

  /// It did not, or says that it is not at work.
  ///
  /// @param elapsed until that was known
  record Failed(Fault fault, Duration elapsed) implements Probe {}

  /// Nothing went out: its circuit is open, it asked to be left alone, or there was no token.
  record NotMade(Fault fault) implements Probe {}
}
