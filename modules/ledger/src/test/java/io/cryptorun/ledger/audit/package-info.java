/// The history under the hands of somebody who may do anything: a superuser changes, removes, adds
/// and forges rows with every trigger switched off, and the examination has to name what he did.
@NullMarked
package io.cryptorun.ledger.audit;

import org.jspecify.annotations.NullMarked;
