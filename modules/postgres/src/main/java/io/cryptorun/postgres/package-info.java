/// The embedded PostgreSQL: a real server, unpacked from the class path into one folder and run as
/// a process of its own. The idea to read it by: the server belongs to the *folder*, not to the
/// command that happened to start it. {@link io.cryptorun.postgres.EmbeddedPostgres} only looks at
/// what is there (a pid file, a data directory, a port) and brings it one step further, under a
/// file lock, so that any number of commands may start, find and stop the same server, and a killed
/// one leaves nothing that the next cannot take up. Nothing here knows what the database is used
/// for.
@NullMarked
package io.cryptorun.postgres;

import org.jspecify.annotations.NullMarked;
