/// Attempts: how a run ends. What it leaves becomes visible in one transaction that shows the
/// fence, or not at all; and the reading of runs that have ended.
@NullMarked
package io.cryptorun.ledger.run;

import org.jspecify.annotations.NullMarked;
