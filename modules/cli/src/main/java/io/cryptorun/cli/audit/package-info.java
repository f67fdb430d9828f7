/// Commands of the auditor: whether the history in the ledger is whole, told by computing its hash
/// chains again.
@NullMarked
package io.cryptorun.cli.audit;

import org.jspecify.annotations.NullMarked;
