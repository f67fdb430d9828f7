/// A node process under test: the real cluster node over the real ledger, with jobs of its own that
/// fall due every second and leave a witness outside the database. Only here do schedules have
/// seconds.
@NullMarked
package io.cryptorun.rig.node;

import org.jspecify.annotations.NullMarked;
