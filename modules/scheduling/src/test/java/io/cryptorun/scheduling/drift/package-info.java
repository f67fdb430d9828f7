/// Quartz's file scan as this project uses it.
@NullMarked
package io.cryptorun.scheduling.drift;

import org.jspecify.annotations.NullMarked;
