package io.cryptorun.bench.flow;

import io.cryptorun.app.RunWatcher;
import io.cryptorun.ledger.slot.Fence;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

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

  double allSeconds() {
    return taken.values().stream().mapToDouble(StageClock::seconds).sum();
  }

  /// Each stage with its seconds, such as `universe 21.06, fetch 36.76`.
  @Override
  public String toString() {
    return taken.entrySet().stream()
        .map(stage -> stage.getKey() + " " + FlowRun.decimals(seconds(stage.getValue())))
        .collect(Collectors.joining(", "));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
