@NullMarked
package io.cryptorun.cli.cluster.drill;

import org.jspecify.annotations.NullMarked;
