package io.cryptorun.ledger.market;

import org.jspecify.annotations.Nullable;

/// A market that runs read.
///
/// @param market `live`, or `sim:` and the fingerprint
/// @param url of the simulator; null for the live market
/// @param fingerprint of the simulated data; null for the live market
public record Market(String market, @Nullable String url, @Nullable String fingerprint) {

  /// The exchanges themselves.
  public static Market live() {
    return new Market("live", null, null);
  }

  /// A simulator's data.
  public static Market simulated(String url, String fingerprint) {
    return new Market("sim:" + fingerprint, url, fingerprint);
  }
}
