package io.cryptorun.domain.health;

import io.cryptorun.domain.market.Provider;

/// The shared knowledge about the providers, for whoever judges them.
public interface ProviderHistory extends ProviderState, AutoCloseable {

  /// Everything on record now, the calls of this process up to this moment included.
  ProviderRecord record(Provider provider);

  /// Tells the others what they do not know yet.
  @Override
  void close();
}
