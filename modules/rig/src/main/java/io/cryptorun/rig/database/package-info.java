/// The rig's own PostgreSQL server, which a test may stop, crash and start again without disturbing
/// other tests, and the questions that are asked behind the nodes' back.
@NullMarked
package io.cryptorun.rig.database;

import org.jspecify.annotations.NullMarked;
