/// What a node does about the artifacts of its own machine between runs: folders that no row of the
/// ledger names are put aside, the link `latest` is made again from the ledger, and published files
/// are held against their hashes. All of it is derived from the ledger; nothing here decides what
/// counts.
@NullMarked
package io.cryptorun.jobs.upkeep;

import org.jspecify.annotations.NullMarked;
