package io.cryptorun.app;

import io.cryptorun.ledger.slot.Fence;
import java.time.Duration;

/// Whoever looks on while a run works: a terminal, or nobody.
public interface RunWatcher {

  /// The slot is claimed and the job begins.
  void began(Fence fence);

  /// A stage is done.
  void stage(String name, String text, Duration took);

  /// Something is missing or odd.
  void warning(String text);

  /// Nobody: a daemon's runs are seen in its log and in the ledger.
  static RunWatcher nobody() {
    return new RunWatcher() {
      @Override
      public void began(Fence fence) {}

      @Override
      public void stage(String name, String text, Duration took) {}

      @Override
      public void warning(String text) {}
    };
  }
}
