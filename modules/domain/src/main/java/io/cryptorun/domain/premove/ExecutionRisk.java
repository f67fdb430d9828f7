package io.cryptorun.domain.premove;

import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.Tier;
import org.jspecify.annotations.Nullable;

/// How dear it may be to act on a row.
public enum ExecutionRisk {
  LOW,
  /// wide for a liquid coin, a troubled venue, or costly to buy from
  MEDIUM,
  /// no book, or one below what the coin's tier asks for
  HIGH;

  private static final int WIDE_BPS = 25;
  private static final double COSTLY_BPS = 30;

  static ExecutionRisk of(BookMeasure.@Nullable Valid book, Tier tier, VenueState venue) {
    if (book == null
        || !book.spreadWithin(tier.spreadMaxBps())
        || book.depth().usd() < tier.depthMinUsd()) {
      return HIGH;
    }
    var slippage = Slippage.of(book);
    if (slippage.exhausts()) {
      return HIGH;
    }
    boolean costly = slippage.bps() > COSTLY_BPS;
    return costly || venue.isTrouble() || !book.spreadWithin(WIDE_BPS) ? MEDIUM : LOW;
  }
}
