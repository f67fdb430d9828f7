/// The steps of a scan on a real ledger, over exchanges that answer what a test told them.
@NullMarked
package io.cryptorun.jobs.scan;

import org.jspecify.annotations.NullMarked;
