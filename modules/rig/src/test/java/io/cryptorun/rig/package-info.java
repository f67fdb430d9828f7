/// The pair under faults, and the proof that the checks of the rig can fail.
@NullMarked
package io.cryptorun.rig;

import org.jspecify.annotations.NullMarked;
