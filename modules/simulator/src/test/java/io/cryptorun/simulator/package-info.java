/// Tests that talk to a running simulator over HTTP, and what they share.
@NullMarked
package io.cryptorun.simulator;

import org.jspecify.annotations.NullMarked;
