/// Commands about published files: which there are, where they lie, and whether they are still what
/// the ledger says.
@NullMarked
package io.cryptorun.cli.artifacts;

import org.jspecify.annotations.NullMarked;
