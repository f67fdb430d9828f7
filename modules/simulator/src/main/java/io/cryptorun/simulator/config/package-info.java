/// The YAML files that the simulator reads (limits, faults) and the one exception that tells what
/// is wrong with anything it was given. Messages name the file, the key and what would do.
@NullMarked
package io.cryptorun.simulator.config;

import org.jspecify.annotations.NullMarked;
