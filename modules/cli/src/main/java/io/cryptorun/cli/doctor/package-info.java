/// The self-check. Each class measures one thing and says what it found, so that every line of
/// `doctor` is a measurement and none an assumption; what could not be measured is said to be so.
@NullMarked
package io.cryptorun.cli.doctor;

import org.jspecify.annotations.NullMarked;
