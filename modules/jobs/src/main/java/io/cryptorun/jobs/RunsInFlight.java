package io.cryptorun.jobs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The runs a process has under way, so that one of them, or all, can be told to stop. A run that
/// is stopped closes its attempt as cancelled, unless somebody has closed it already.
public final class RunsInFlight {

  private final Map<String, Thread> waiting = new HashMap<>();
  private final Set<String> held = new HashSet<>();
  private final Set<String> givenUp = new HashSet<>();

  /// From its claim on, this process has the run in hand.
  synchronized void hold(String runId) {
    held.add(runId);
  }

  /// The run is closed, or this process has given it up.
  synchronized void letGo(String runId) {
    held.remove(runId);
    givenUp.remove(runId);
  }

  /// The runs this process has in hand, from claim to close.
  public synchronized Set<String> held() {
    return Set.copyOf(held);
  }

  /// The calling thread waits for this run from now on.
  synchronized void enter(String runId) {
    waiting.put(runId, Thread.currentThread());
  }

  /// The run has come to an end; a stop that came too late is forgotten, so that what it made is
  /// written undisturbed.
  synchronized void leave(String runId) {
    waiting.remove(runId);
    var _ = Thread.interrupted();
  }

  /// Tells a run to stop.
  ///
  /// @return false when it is not under way here
  public synchronized boolean stop(String runId) {
    var thread = waiting.get(runId);
    if (thread == null) {
      return false;
    }
    thread.interrupt();
    return true;
  }

  /// Tells every run to stop.
  ///
  /// @return how many there were
  public synchronized int stopAll() {
    waiting.values().forEach(Thread::interrupt);
    return waiting.size();
  }

  /// Tells every run to stop, and to leave its attempt open: this process ends, nobody wants the
  /// runs cancelled. With its registration the attempts are abandoned, and the slots begun again.
  ///
  /// @return how many there were
  public synchronized int giveUpAll() {
    givenUp.addAll(waiting.keySet());
    return stopAll();
  }

  synchronized boolean isGivenUp(String runId) {
    return givenUp.contains(runId);
  }
}
