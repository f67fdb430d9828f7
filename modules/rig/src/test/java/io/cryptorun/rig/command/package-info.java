/// Operators' requests, and nodes that die over them.
@NullMarked
package io.cryptorun.rig.command;

import org.jspecify.annotations.NullMarked;
