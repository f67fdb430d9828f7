package io.cryptorun.domain.health;

import io.cryptorun.domain.market.Provider;

/// The shared knowledge about the providers, for whoever judges them.
public interface ProviderHistory extends ProviderState {

  /// Everything on record now, the calls of this process up to this moment included.
  ProviderRecord record(Provider provider);
}
