package io.cryptorun.cli.schedule;

import io.cryptorun.app.RunWatcher;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Table;
import io.cryptorun.ledger.slot.Fence;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// Tells a run's stages on stderr, a line each, and keeps its warnings.
public final class RunProgress implements RunWatcher {

  private static final int NAME = 10;
  private static final int TEXT = 60;

  private final Invocation invocation;
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  public RunProgress(Invocation invocation) {
    this.invocation = invocation;
  }

  /// What should be looked at, in the order it was told.
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void began(Fence fence) {
    invocation.staysUp();
    invocation.say(
        "▸ run %s %s  due %s (%s)"
            .formatted(
                fence.runId(),
                fence.slot().job(),
                fence.slot().dueAt(),
                fence.slot().kind().word()));
  }

  @Override
  public void stage(String name, String text, Duration took) {
    invocation.say(
        "  ✓ %s%s %s".formatted(Table.pad(name, NAME), Table.pad(text, TEXT), seconds(took)));
  }

  @Override
  public void warning(String text) {
    warnings.add(text);
    invocation.warn(text);
  }

  /// `0.4s`, `41.2s`, `3m08s`.
  static String seconds(Duration duration) {
    return duration.compareTo(Duration.ofMinutes(1)) < 0
        ? String.format(Locale.ROOT, "%.1fs", duration.toMillis() / 1000.0)
        : "%dm%02ds".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
