package io.cryptorun.domain.scan;

import io.cryptorun.domain.regime.RegimeInForce;
import io.cryptorun.domain.universe.Fx;
import java.time.Instant;

/// What a scan was given, as far as its artifacts tell it.
///
/// @param dueAt nominal time of the run
public record Setting(
    Instant dueAt,
    RegimeInForce regime,
    Fx fx,
    EffectiveVenues venues,
    ScanUniverse universe,
    Thresholds thresholds) {}
