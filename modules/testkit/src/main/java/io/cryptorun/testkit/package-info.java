/// What the tests of every module share. The idea: nothing is mocked. A test that needs a database
/// gets a fresh one on a real PostgreSQL ({@link io.cryptorun.testkit.PostgresExtension}), a test
/// that needs time to pass turns a clock by hand, a test that needs the network to fail puts {@link
/// io.cryptorun.testkit.FaultProxy} in between, and a port of the domain is stood for by a small
/// class written against that port.
@NullMarked
package io.cryptorun.testkit;

import org.jspecify.annotations.NullMarked;
