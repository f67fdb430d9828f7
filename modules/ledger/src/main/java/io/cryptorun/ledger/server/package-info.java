/// What a node asks of its PostgreSQL server, and whether the server in front of it gives that:
/// settings that keep what is committed, room for the sessions of a pair, and sessions that are the
/// client's own. Reads only; what is wrong is told with the command that mends it.
@NullMarked
package io.cryptorun.ledger.server;

import org.jspecify.annotations.NullMarked;
