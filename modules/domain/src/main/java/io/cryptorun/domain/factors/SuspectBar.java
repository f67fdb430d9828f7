package io.cryptorun.domain.factors;

import java.util.List;

/// The test for a print that looks like an error: the price of an hour jumps by more than half of
/// its logarithm and no other venue saw anything like it.
public final class SuspectBar {

  private static final double JUMP = 0.5;

  private SuspectBar() {}

  /// Whether the window holds a jump at all, so that other venues have to be asked.
  public static boolean hasJump(HourlyWindow window) {
    for (int i = 1; i < HourlyWindow.SLOTS; i++) {
      if (Math.abs(window.logReturn(i)) > JUMP) {
        return true;
      }
    }
    return false;
  }

  /// Whether some jump is confirmed by none of the other venues. A venue confirms when its return
  /// in the same slot has the same sign and at least half the size.
  ///
  /// @param others windows of the coin on the other venues, for the same full hour
  public static boolean hasUnconfirmedJump(HourlyWindow window, List<HourlyWindow> others) {
    for (int i = 1; i < HourlyWindow.SLOTS; i++) {
      double jump = window.logReturn(i);
      if (Math.abs(jump) > JUMP && !isConfirmed(jump, i, others)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isConfirmed(double jump, int index, List<HourlyWindow> others) {
    for (var other : others) {
      double seen = other.logReturn(index);
      if (Math.signum(seen) == Math.signum(jump) && Math.abs(seen) >= Math.abs(jump) / 2) {
        return true;
      }
    }
    return false;
  }
}
