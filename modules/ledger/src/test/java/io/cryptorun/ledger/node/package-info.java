/// The decisions of liveness under a clock that stands still until a test moves it, without a
/// database; what needs one is tested a package further up, between two registrations.
@NullMarked
package io.cryptorun.ledger.node;

import org.jspecify.annotations.NullMarked;
