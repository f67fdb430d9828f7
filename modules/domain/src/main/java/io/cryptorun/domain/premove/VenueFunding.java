package io.cryptorun.domain.premove;

import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one venue's perpetual on a coin costs to hold.
///
/// @param current the rate building up; null when the venue did not tell
/// @param settled what was charged, oldest first, each time once; a little more than the week that
///   is looked at, so that the first rate's interval is known
public record VenueFunding(
    Venue venue, @Nullable CurrentFunding current, List<Settlement> settled) {

  public VenueFunding {
    settled = List.copyOf(settled);
  }
}
