package io.cryptorun.jobs.premove;

import io.cryptorun.domain.premove.PremoveAlerts;
import io.cryptorun.domain.regime.RegimeInForce;
import io.cryptorun.domain.scan.ScanResult;
import io.cryptorun.jobs.regime.OverlayInForce;

/// What a sweep found, and what it rests on.
///
/// @param scan the comparison of its coins
/// @param beside what was read beside their candles and books
/// @param regime in force, its overlay included
/// @param overlay where that comes from
public record Found(
    ScanResult scan,
    SideAnswers beside,
    PremoveAlerts sweep,
    RegimeInForce regime,
    OverlayInForce overlay) {}
