/// The schema and who may do what in it: the numbered scripts are applied here, and the roles get
/// their rights.
@NullMarked
package io.cryptorun.ledger.schema;

import org.jspecify.annotations.NullMarked;
