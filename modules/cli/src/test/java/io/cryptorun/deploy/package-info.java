/// The files of `deploy/` held against the program they start: names of variables, commands, codes,
/// times and settings, so that none of them drifts away from the code unseen. No container engine
/// and no init system is needed.
@NullMarked
package io.cryptorun.deploy;

import org.jspecify.annotations.NullMarked;
