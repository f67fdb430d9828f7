package io.cryptorun.domain.market;

import java.math.BigDecimal;

/// One price level of an order book, exactly as the venue wrote it.
///
/// @param price quote units per base unit, > 0
/// @param size base units, > 0
public record Level(BigDecimal price, BigDecimal size) {}
