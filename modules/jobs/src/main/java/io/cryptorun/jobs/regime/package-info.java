/// The steps of a regime refresh that touch the world: daily and hourly candles from the first
/// venue that has enough of them, stablecoin turnover, current funding, and the record of what was
/// found. [OverlayEvaluation] is the step that other jobs share: the overlay is judged anew every
/// hour, the regime under it only by a refresh.
@NullMarked
package io.cryptorun.jobs.regime;

import org.jspecify.annotations.NullMarked;
