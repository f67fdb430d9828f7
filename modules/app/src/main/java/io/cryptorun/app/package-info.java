/// Where the parts meet. [io.cryptorun.app.Application] is the wiring page: it opens the database,
/// builds the venues' clients, the jobs and the scheduler by plain construction, in the order in
/// which they depend on each other, and closes them in reverse. The other classes here are the
/// places a process lives in: its home folder, its log, its database, its market.
@NullMarked
package io.cryptorun.app;

import org.jspecify.annotations.NullMarked;
