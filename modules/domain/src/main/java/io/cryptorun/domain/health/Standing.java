package io.cryptorun.domain.health;

import io.cryptorun.domain.market.Venue;
import java.util.Collection;
import java.util.Optional;

/// How an exchange came out of a check, as far as others have to make up for it.
public record Standing(Venue venue, boolean healthy, Circuit.State circuit) {

  /// Whether its work should go elsewhere.
  public boolean needsFallback() {
    return !healthy || circuit == Circuit.State.OPEN;
  }

  /// Who stands in for it: the first of its chain that this check did not find unhealthy.
  public Optional<Venue> fallback(Collection<Standing> checked) {
    return needsFallback()
        ? FallbackChain.standIn(venue, other -> isAvailable(other, checked))
        : Optional.empty();
  }

  private static boolean isAvailable(Venue venue, Collection<Standing> checked) {
    return checked.stream().noneMatch(other -> other.venue == venue && !other.healthy);
  }
}
