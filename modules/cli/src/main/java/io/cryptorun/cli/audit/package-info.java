/// Commands of the auditor: whether the history in the ledger is whole.
@NullMarked
package io.cryptorun.cli.audit;

import org.jspecify.annotations.NullMarked;
