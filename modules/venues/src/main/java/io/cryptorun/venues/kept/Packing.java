package io.cryptorun.venues.kept;

import io.cryptorun.domain.market.Observation;
import java.time.Instant;

/// How answers of one kind are kept.
///
/// @param <K> what is asked about
/// @param <V> what is answered
public interface Packing<K, V> {

  /// Under which key the answer about an item stands.
  Observation.Key key(K item);

  String pack(V value);

  /// The value again.
  ///
  /// @param receivedAt when the answer had arrived
  /// @throws RuntimeException when the content is not of this packing
  V unpack(K item, String content, Instant receivedAt);
}
