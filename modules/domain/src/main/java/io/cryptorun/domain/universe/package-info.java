/// Which coins a scan looks at, and at what dollar volume they rank. One snapshot per market and
/// UTC day serves all jobs: pairs of all venues are brought to dollars, ranked by average daily
/// volume, and tested down the ranking until 140 survive. Start at
/// [io.cryptorun.domain.universe.UniverseBuilder]; what a job takes from a snapshot is a
/// [io.cryptorun.domain.universe.Selection].
@NullMarked
package io.cryptorun.domain.universe;

import org.jspecify.annotations.NullMarked;
