/// Commands about the exchanges: how the last check found them, who stands in for whom, and a probe
/// made now.
@NullMarked
package io.cryptorun.cli.providers;

import org.jspecify.annotations.NullMarked;
