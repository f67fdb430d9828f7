package io.cryptorun.domain.market;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A venue's 24-hour figures of one instrument; what it did not send is null. A venue whose 24-hour
/// answer has no book side at all (Coinbase statistics) sets `hasBook` null; elsewhere it tells
/// whether both bid and ask were present and positive.
///
/// @param last price of the last trade
/// @param vwap volume-weighted price of the last 24 hours, where the venue gives it
/// @param baseVolume base units traded in 24 hours
/// @param quoteVolume quote units traded in 24 hours
public record Ticker(
    Instrument instrument,
    @Nullable BigDecimal last,
    @Nullable BigDecimal vwap,
    @Nullable BigDecimal baseVolume,
    @Nullable BigDecimal quoteVolume,
    @Nullable Boolean hasBook) {}
