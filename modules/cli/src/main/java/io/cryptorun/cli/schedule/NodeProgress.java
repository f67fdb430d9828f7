package io.cryptorun.cli.schedule;

import io.cryptorun.app.RunWatcher;
import io.cryptorun.cli.Invocation;
import io.cryptorun.ledger.slot.Fence;
import java.time.Duration;

/// Tells what a node's runs are doing, a line a stage, with the node's id in front.
final class NodeProgress implements RunWatcher {

  private final Invocation invocation;
  private final String node;

  NodeProgress(Invocation invocation, String node) {
    this.invocation = invocation;
    this.node = node;
  }

  @Override
  public void began(Fence fence) {
    invocation.say(
        "  %s: run %s %s due %s"
            .formatted(node, fence.runId(), fence.slot().job(), fence.slot().dueAt()));
  }

  @Override
  public void stage(String name, String text, Duration took) {
    invocation.say("  %s: ✓ %s  %s  %s".formatted(node, name, text, RunProgress.seconds(took)));
  }

  @Override
  public void warning(String text) {
    invocation.warn("%s: %s".formatted(node, text));
  }
}
