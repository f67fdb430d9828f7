package io.cryptorun.ledger.node;

/// The answer to a registration.
public sealed interface Joining {

  /// The node is registered until it leaves or its process ends.
  record Joined(Registration registration) implements Joining {}

  /// Another living process has this id.
  record NodeIdTaken(String id) implements Joining {}

  /// A living daemon reads another market; daemons and manual runs share one.
  ///
  /// @param daemon that daemon's id
  record MarketDiffers(String daemon, String itsMarket) implements Joining {}
}
