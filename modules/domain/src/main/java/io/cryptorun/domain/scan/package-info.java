/// A whole scan as two pure steps around the second look at the books. Start at
/// [io.cryptorun.domain.scan.Scan]: `score` turns what the venues answered into ranked scores,
/// `judge` holds the scored rows and fresh books against the gates. The
/// [io.cryptorun.domain.scan.ScanResult] carries every figure an artifact or a ledger row shows,
/// unrounded, so that nobody after it computes. `NaN` means missing in every `double`.
@NullMarked
package io.cryptorun.domain.scan;

import org.jspecify.annotations.NullMarked;
