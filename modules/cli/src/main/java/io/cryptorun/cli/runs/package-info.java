/// Commands about single runs: what a run did and why, and the requests that cancel or repeat it.
@NullMarked
package io.cryptorun.cli.runs;

import org.jspecify.annotations.NullMarked;
