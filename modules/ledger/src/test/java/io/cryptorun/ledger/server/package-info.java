/// Servers that are set up badly, connections that are not sessions, and servers that go away.
@NullMarked
package io.cryptorun.ledger.server;

import org.jspecify.annotations.NullMarked;
