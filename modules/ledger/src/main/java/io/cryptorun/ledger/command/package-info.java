/// What operators ask for. A request is a row that one node takes on, applies and settles; pauses
/// and cancellations are what two kinds of requests leave.
@NullMarked
package io.cryptorun.ledger.command;

import org.jspecify.annotations.NullMarked;
