/// Commands of the auditor: whether the history in the ledger is whole, told by computing its hash
/// chains again, and the questions that come with the program. All of them read the views of schema
/// `audit` and nothing else.
@NullMarked
package io.cryptorun.cli.audit;

import org.jspecify.annotations.NullMarked;
