/// The twelve questions a row must answer before it may be shown as an entry. Every gate is asked,
/// always, in one order; each answers with its value, its threshold and a fixed sentence, and the
/// decision follows from the answers alone. A missing value never passes (fatigue excepted, which
/// can only warn of what is known). Comparisons use unrounded figures; only texts are rounded.
@NullMarked
package io.cryptorun.domain.gates;

import org.jspecify.annotations.NullMarked;
