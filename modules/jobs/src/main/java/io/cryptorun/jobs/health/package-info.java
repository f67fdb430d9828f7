/// The steps of a health check that are not judging: what it says of its exchanges in the log, and
/// the rows by which scans and people learn what it found. The judging itself is pure and stands in
/// [io.cryptorun.domain.health].
@NullMarked
package io.cryptorun.jobs.health;

import org.jspecify.annotations.NullMarked;
