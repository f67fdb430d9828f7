/// What all measurements share: a table to print, a sample to describe, a home to throw away. Each
/// measurement lies in a package of its own and has one main class; what it prints stands beside a
/// peer or a bound, because a duration alone says more about the machine than about the program.
@NullMarked
package io.cryptorun.bench;

import org.jspecify.annotations.NullMarked;
