/// The whole system on one machine, started by one command: embedded database, simulated exchanges
/// in this process, two nodes in processes of their own. The nodes ignore the terminal's Ctrl-C and
/// are stopped by their parent; each holds a pipe from it, so that even a killed parent takes them
/// along.
@NullMarked
package io.cryptorun.cli.demo;

import org.jspecify.annotations.NullMarked;
