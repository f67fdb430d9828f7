/// The launcher script, tried as users start it: in a checkout made for the test, with a Java and a
/// Maven that only tell how they were called. What is tested is the script; the real programs are
/// tested elsewhere.
@NullMarked
package io.cryptorun.launcher;

import org.jspecify.annotations.NullMarked;
