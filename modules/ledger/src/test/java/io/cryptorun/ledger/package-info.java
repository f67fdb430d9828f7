/// The ledger on a real PostgreSQL, logged in as the role that nodes use. Nothing here is faked: an
/// owner dies by closing its session, a race is two connections.
@NullMarked
package io.cryptorun.ledger;

import org.jspecify.annotations.NullMarked;
