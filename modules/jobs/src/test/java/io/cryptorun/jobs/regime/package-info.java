/// The refresh of the regime on a real ledger, over exchanges that answer what a test told them.
@NullMarked
package io.cryptorun.jobs.regime;

import org.jspecify.annotations.NullMarked;
