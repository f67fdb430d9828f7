@NullMarked
package io.cryptorun.ledger.command;

import org.jspecify.annotations.NullMarked;
