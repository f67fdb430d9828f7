package io.cryptorun.cli.schedule;

import io.cryptorun.ledger.cluster.NodeRow;
import io.cryptorun.ledger.schedule.StoredTriggers.StoredTrigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is not as it should be, each in a sentence.
final class Trouble {

  /// A slot counts as late when nobody took it for so long.
  private static final long LATE_SECONDS = 10;

  private Trouble() {}

  static List<String> of(
      LedgerView view, List<NodeRow> nodes, List<StoredTrigger> stuck, Instant now) {
    var trouble = new ArrayList<String>();
    nodes(nodes, trouble);
    for (var job : view.settings().jobs()) {
      long late = view.lateSeconds(job, now);
      if (late > LATE_SECONDS) {
        trouble.add("%s is %d s late".formatted(job.name(), late));
      }
    }
    for (var trigger : stuck) {
      trouble.add("trigger %s is stuck in %s".formatted(trigger.id(), trigger.state()));
    }
    var health = view.health();
    if (health != null) {
      health.providers().stream()
          .filter(provider -> !provider.healthy())
          .forEach(provider -> trouble.add("%s is degraded".formatted(provider.venue())));
    }
    return List.copyOf(trouble);
  }

  private static void nodes(List<NodeRow> nodes, List<String> trouble) {
    long alive = nodes.stream().filter(NodeRow::isLivingDaemon).count();
    if (alive == 0) {
      trouble.add("no node is alive: cryptorun schedule start");
    } else if (alive == 1) {
      trouble.add("one node is alive, nobody would take over from it");
    }
    nodes.stream()
        .filter(node -> node.standing().equals("dead"))
        .forEach(
            node -> trouble.add("node %s is dead and not taken over from".formatted(node.node())));
    nodes.stream()
        .filter(node -> node.isLivingDaemon() && node.hasTooMuchSkew())
        .forEach(node ->
            trouble.add(
                "the clock of node %s is %+d ms off the database's, it stands by while another node is active"
                    .formatted(node.node(), node.clockSkewMs())));
  }
}
