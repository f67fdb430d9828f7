package io.cryptorun.jobs;

/// One of the workflows. A job computes and publishes files; whether its result counts is decided
/// by [FencedRun] around it.
public interface Job {

  /// Does the work of one firing.
  ///
  /// @throws InterruptedException when the run is cancelled or past its deadline; nothing may be
  ///   published then
  Outcome run(Firing firing) throws InterruptedException;
}
