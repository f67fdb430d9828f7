@NullMarked
package io.cryptorun.jobs.upkeep;

import org.jspecify.annotations.NullMarked;
