package io.cryptorun.cli.cluster.drill;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A cable between a node and its database that can be cut: bytes of both directions are swallowed
/// then and no connection is closed, as by a switch that has lost power.
final class Relay implements Closeable {

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int BUFFER_BYTES = 8192;
  private static final int WAITING = 50;

  private final int target;
  private final ServerSocket entrance;
  private volatile boolean cut;

  private Relay(int target, ServerSocket entrance) {
    this.target = target;
    this.entrance = entrance;
  }

  /// A cable to a port of this machine.
  static Relay to(int port) {
    try {
      var relay = new Relay(port, new ServerSocket(0, WAITING, LOOPBACK));
      Thread.ofVirtual().name("relay").start(relay::accept);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException("no port is free for the relay", e);
    }
  }

  /// The port to connect to instead.
  int port() {
    return entrance.getLocalPort();
  }

  void cut() {
    cut = true;
  }

  void mend() {
    cut = false;
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        connect(entrance.accept());
      } catch (IOException _) {
        // The caller sees its connection end.
      }
    }
  }

  private void connect(Socket near) throws IOException {
    var far = new Socket();
    try {
      far.connect(new InetSocketAddress(LOOPBACK, target));
    } catch (IOException e) {
      near.close();
      throw e;
    }
    Thread.ofVirtual().start(() -> pump(near, far));
    Thread.ofVirtual().start(() -> pump(far, near));
  }

  private void pump(Socket from, Socket to) {
    var buffer = new byte[BUFFER_BYTES];
    try (from;
        to) {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!cut) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException _) {
      // One side is gone; closing both tells the other.
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the relay was not closed", e);
    }
  }
}
