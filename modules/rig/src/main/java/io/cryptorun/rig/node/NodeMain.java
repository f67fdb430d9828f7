package io.cryptorun.rig.node;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.history.AnchorFiles;
import io.cryptorun.ledger.history.HistoryGuard;
import io.cryptorun.ledger.node.Joining;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.NodeRegistry;
import io.cryptorun.ledger.node.NodeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/// The process of a node: joins, delivers, and leaves when it is told to by SIGTERM or by the end
/// of its standard input, which also comes when whoever started it is gone.
public final class NodeMain {

  /// Another process has the id, or the market differs: the product's exit code for it.
  public static final int REFUSED = 6;

  /// It was told to leave by SIGTERM and left.
  public static final int TERMINATED = 143;

  private NodeMain() {}

  /// Runs a node until it is told to leave.
  ///
  /// @param arguments the file that [NodePlan#write] wrote
  public static void main(String[] arguments) throws IOException, SQLException {
    var plan = NodePlan.read(Path.of(arguments[0]));
    var url = DatabaseUrl.parse(plan.url(), Map.of());
    var traps = new Traps(plan.trap(), plan.trapped(), plan.sprung());
    TrapDriver.install(traps);
    var node = Patience.reach(() -> join(plan, url, traps));
    if (node.isEmpty()) {
      Runtime.getRuntime().halt(REFUSED);
      return;
    }
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(node.get()::close));
    boolean _ =
        Patience.reach(() -> {
          node.get().start(url);
          return true;
        });
    Files.createFile(plan.delivering());
    while (System.in.read() >= 0) {
      // only its end says anything
    }
    System.exit(0);
  }

  private static Optional<WiredNode> join(NodePlan plan, DatabaseUrl url, Traps traps) {
    var guard = new HistoryGuard(new AnchorFiles(plan.anchors()));
    try (var database = Database.open(url, Pool.command())) {
      guard.look(database, plan.id());
    }
    var spec = new NodeSpec(plan.id(), NodeKind.DAEMON, "rig", "rig", WiredNode.MARKET, null);
    if (!(new NodeRegistry(url).register(spec) instanceof Joining.Joined(var registration))) {
      return Optional.empty();
    }
    registration.guardedBy(guard);
    try {
      return Optional.of(new WiredNode(plan, url, registration, traps));
    } catch (RuntimeException failure) {
      registration.leave();
      throw failure;
    }
  }
}
