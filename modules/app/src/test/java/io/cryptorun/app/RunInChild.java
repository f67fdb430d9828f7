package io.cryptorun.app;

import io.cryptorun.ledger.slot.Fence;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// `schedule run scan.hot` in a process of its own, which says the run's id once it has claimed its
/// slot.
final class RunInChild {

  private RunInChild() {}

  public static void main(String[] arguments) throws InterruptedException {
    var settings = Trial.settings(Trial.smallSchedule(), Trial.fastVenues());
    var trial = new Trial(Path.of(arguments[0]), arguments[1], URI.create(arguments[2]), settings);
    var ran = trial.run(null, new Saying());
    System.out.println(ran);
  }

  private static final class Saying implements RunWatcher {

    @Override
    public void began(Fence fence) {
      System.out.println(fence.runId());
    }

    @Override
    public void stage(String name, String text, Duration took) {}

    @Override
    public void warning(String text) {}
  }
}
