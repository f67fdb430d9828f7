package io.cryptorun.bench.pair;

import java.time.Instant;

/// A contender's scheduler inside its process.
interface Clockwork extends AutoCloseable {

  /// Begins to fire what is due, or goes on doing so.
  void go() throws Exception;

  /// Begins nothing more until [#go].
  void halt() throws Exception;

  /// Has a job started once, now, by another process's scheduler.
  void trigger(String job) throws Exception;

  @Override
  void close() throws Exception;

  /// Hears every firing, and does the work.
  @FunctionalInterface
  interface Work {

    /// @param job its name
    /// @param nominal the time it was due
    void fire(String job, Instant nominal) throws InterruptedException;
  }
}
