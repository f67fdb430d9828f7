/// What the schedule looks like on a terminal, held against the product's own sample.
@NullMarked
package io.cryptorun.cli.schedule;

import org.jspecify.annotations.NullMarked;
