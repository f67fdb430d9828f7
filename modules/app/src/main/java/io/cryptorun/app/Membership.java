package io.cryptorun.app;

import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.node.Joining;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.NodeRegistry;
import io.cryptorun.ledger.node.NodeSpec;
import io.cryptorun.ledger.node.Registration;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// How this process introduces itself to the others. Whoever runs a job is a registered node: a
/// daemon under its fixed id, a command under one that nobody else can have.
public final class Membership {

  private Membership() {}

  /// Registers, or says who is in the way.
  ///
  /// @throws NodeRefused when the id is taken, or a daemon reads another market
  static Registration join(DatabaseUrl url, NodeKind kind, String id, String market) {
    var spec = new NodeSpec(id, kind, host(), Version.code(), market, null);
    return switch (new NodeRegistry(url).register(spec)) {
      case Joining.Joined(var registration) -> registration;
      case Joining.NodeIdTaken taken -> throw new NodeRefused(taken);
      case Joining.MarketDiffers differs -> throw new NodeRefused(differs);
    };
  }

  /// The id of a command: `cli-<host>-<pid>-<random>`.
  public static String commandId() {
    var random = new byte[3];
    new SecureRandom().nextBytes(random);
    return "cli-%s-%d-%s"
        .formatted(host(), ProcessHandle.current().pid(), HexFormat.of().formatHex(random));
  }

  /// The name of this machine, which is a daemon's id unless it is given one.
  public static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "localhost"; // a machine that cannot resolve its own name still has to be called
      // something
    }
  }
}
