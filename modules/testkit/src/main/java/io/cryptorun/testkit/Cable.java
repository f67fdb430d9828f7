package io.cryptorun.testkit;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// What all connections of a proxy lie in: it may be cut, in one direction or both, and be slow.
final class Cable {

  enum Direction {
    TO_TARGET,
    TO_CLIENT
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition mended = lock.newCondition();
  private final Set<Direction> cut = EnumSet.noneOf(Direction.class);
  private volatile Duration delay = Duration.ZERO;

  void cut(Set<Direction> directions) {
    lock.lock();
    try {
      cut.addAll(directions);
    } finally {
      lock.unlock();
    }
  }

  void mend() {
    lock.lock();
    try {
      cut.clear();
      delay = Duration.ZERO;
      mended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void delay(Duration wait) {
    delay = wait;
  }

  /// Waits until something that goes there may pass.
  void pass(Direction direction) {
    LockSupport.parkNanos(delay.toNanos());
    lock.lock();
    try {
      while (cut.contains(direction)) {
        mended.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
