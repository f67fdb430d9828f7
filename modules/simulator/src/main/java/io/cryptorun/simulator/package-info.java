/// The four exchanges on one loopback port, answering in their own wire formats from a recorded or
/// a synthetic market. [io.cryptorun.simulator.Simulator] is the only way in. It shares nothing
/// with the clients that read it: both follow the wire document, so a field misread on one side
/// shows up as a difference instead of agreeing with itself.
@NullMarked
package io.cryptorun.simulator;

import org.jspecify.annotations.NullMarked;
