/// The state of the whole market, calm, normal or volatile, and what a scan does differently in
/// each: how the factors are blended, which horizons of momentum count, how strict the guards are.
/// Three indicators vote for it ([MarketMeasure], [RegimeDetection]); a scan never detects a
/// regime, it reads the one in force, and one that is unknown or too old is replaced by the normal
/// one, with the reason kept beside it. Over the regime an [Overlay] may lie, told from triggers of
/// its own ([OverlayFinding]). What could not be measured is `NaN` or a line of text, never a
/// guess.
@NullMarked
package io.cryptorun.domain.regime;

import org.jspecify.annotations.NullMarked;
