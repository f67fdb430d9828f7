package io.cryptorun.bench.flow;

import io.cryptorun.app.RunWatcher;
import io.cryptorun.ledger.Fence;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps what each stage of a run took, and passes its warnings on.
final class StageClock implements RunWatcher {

  private final Map<String, Duration> taken = new LinkedHashMap<>();

  @Override
  public void began(Fence fence) {
    taken.clear();
  }

  @Override
  public void stage(String name, String text, Duration took) {
    taken.merge(name, took, Duration::plus);
  }

  @Override
  public void warning(String text) {
    System.err.println("warning: " + text);
  }

  double seconds(String stage) {
    return taken.getOrDefault(stage, Duration.ZERO).toNanos() / 1e9;
  }

  double allSeconds() {
    return taken.values().stream().mapToLong(Duration::toNanos).sum() / 1e9;
  }
}
