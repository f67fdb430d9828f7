package io.cryptorun.domain.health;

import io.cryptorun.domain.market.Provider;
import java.util.Optional;

/// What all processes know together about the providers: the calls that were made and the circuits.
public interface ProviderState {

  /// Takes note of a call. Returns at once; what is noted reaches the other processes within
  /// seconds.
  void called(Provider provider, CallRecord call);

  /// The circuit of a provider as any process left it, not older than a second; empty while none
  /// has ever opened or when the shared state cannot be reached.
  Optional<Circuit> circuit(Provider provider);

  /// This process moved the circuit; the others adopt it.
  void moved(Provider provider, Circuit circuit);

  /// Whether the calls of the current UTC day or month have used up what is allowed, so that
  /// nothing but a probe may go out.
  boolean isBudgetSpent(Provider provider);

  /// A provider said itself how much it allows in a minute. Returns at once.
  void limitTold(Provider provider, int perMinute);

  /// Nothing is shared and nothing is remembered.
  static ProviderState none() {
    return new ProviderState() {
      @Override
      public void called(Provider provider, CallRecord call) {}

      @Override
      public Optional<Circuit> circuit(Provider provider) {
        return Optional.empty();
      }

      @Override
      public void moved(Provider provider, Circuit circuit) {}

      @Override
      public boolean isBudgetSpent(Provider provider) {
        return false;
      }

      @Override
      public void limitTold(Provider provider, int perMinute) {}
    };
  }
}
