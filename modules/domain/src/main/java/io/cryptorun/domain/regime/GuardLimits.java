package io.cryptorun.domain.regime;

/// How much a row may have run already before it is thought late, by regime.
///
/// @param rsiMax a four-hour RSI above this, after a large day, is fatigue
/// @param atrFactor a price further than this many hourly ATR from its trigger is no longer fresh
/// @param movementMinPercent least absolute four-hour return of a row that moves
public record GuardLimits(double rsiMax, double atrFactor, double movementMinPercent) {}
