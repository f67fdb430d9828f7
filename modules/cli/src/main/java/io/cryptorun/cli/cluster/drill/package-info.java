/// A failover that is made to happen and measured: a pair of real node processes of its own, each
/// behind a real relay to a real database, one of which is killed, frozen or cut off in the middle
/// of a run. It lives in `var/drill` and touches neither the schedule nor the nodes of the home.
@NullMarked
package io.cryptorun.cli.cluster.drill;

import org.jspecify.annotations.NullMarked;
