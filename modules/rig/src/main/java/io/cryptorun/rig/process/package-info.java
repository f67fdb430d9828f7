/// Node processes as seen from outside: started, killed, frozen and thawed by real signals, each
/// behind a network of its own. A node whose test run was killed leaves when its standard input
/// ends; one that was frozen is found and ended by the next run.
@NullMarked
package io.cryptorun.rig.process;

import org.jspecify.annotations.NullMarked;
