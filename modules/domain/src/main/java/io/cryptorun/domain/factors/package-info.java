/// The figures of one coin (momentum, technical, volume, quality, volume-adjusted range) and the
/// step that looks at all coins of a run together: the other factors are made orthogonal to
/// momentum, then blended into a score. Everything is a plain function over `double[]`. A figure
/// that could not be measured is `NaN` here and null in every artifact; it never counts as zero,
/// and each factor says which of its parts were missing. Time is counted in hourly slots before the
/// full hour, never in positions of a list, so that a hole in the data cannot shift a horizon.
@NullMarked
package io.cryptorun.domain.factors;

import org.jspecify.annotations.NullMarked;
