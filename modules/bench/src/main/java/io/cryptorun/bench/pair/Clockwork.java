package io.cryptorun.bench.pair;

import java.time.Instant;
import org.quartz.SchedulerException;

/// A contender's scheduler inside its process.
interface Clockwork extends AutoCloseable {

  /// Begins to fire what is due, or goes on doing so.
  void go() throws SchedulerException;

  /// Begins nothing more until [#go].
  void halt() throws SchedulerException;

  /// Has a job started once, now, by another process's scheduler.
  void trigger(String job) throws SchedulerException;

  @Override
  void close() throws SchedulerException;

  /// Hears every firing, and does the work.
  @FunctionalInterface
  interface Work {

    /// A job has begun; returns when its work is done.
    ///
    /// @param job its name
    /// @param nominal the time it was due
    void fire(String job, Instant nominal) throws InterruptedException;
  }
}
