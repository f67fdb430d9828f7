/// How long an operator waits for the smallest useful answer: the launcher from its first line to
/// the end of the JVM, with the AOT cache and without it, in alternation so that both meet the same
/// load.
@NullMarked
package io.cryptorun.bench.start;

import org.jspecify.annotations.NullMarked;
