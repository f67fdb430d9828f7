/// The wired program on real parts: a database server, exchanges that answer over HTTP, and files.
/// [io.cryptorun.app.Trial] is a home with all of them; the hot scan is tested here because here it
/// meets the exchanges.
@NullMarked
package io.cryptorun.app;

import org.jspecify.annotations.NullMarked;
