package io.cryptorun.ledger.history;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Something that runs statements in one transaction: a pool, or a session of its own.
@FunctionalInterface
public interface Transactions {

  <T> T run(Function<Handle, T> work);
}
