package io.cryptorun.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/// One connection through a proxy: data, and the end of either side, go through the cable.
final class Relay {
  private static final int BUFFER_BYTES = 8192;

  private final Socket client;
  private final Socket target;
  private final Cable cable;
  private volatile boolean halfOpen;

  Relay(Socket client, Socket target, Cable cable) {
    this.client = client;
    this.target = target;
    this.cable = cable;
  }

  /// Connects and relays, in threads of its own.
  ///
  /// @param ended is told when the connection is over
  void start(InetSocketAddress address, Runnable ended) throws IOException {
    try {
      target.connect(address);
    } catch (IOException e) {
      closeBoth();
      ended.run();
      throw e;
    }
    Thread.ofVirtual().start(() -> relay(client, target, Cable.Direction.TO_TARGET, ended));
    Thread.ofVirtual().start(() -> relay(target, client, Cable.Direction.TO_CLIENT, ended));
  }

  void reset() {
    resetOne(client);
    resetOne(target);
  }

  /// The client keeps a connection that leads nowhere.
  void halfOpen() {
    halfOpen = true;
    resetOne(target);
  }

  private void relay(Socket from, Socket to, Cable.Direction direction, Runnable ended) {
    try {
      pump(from.getInputStream(), to.getOutputStream(), direction);
      cable.pass(direction);
    } catch (IOException broken) {
      // One side is gone; the other is told by the close below.
    }
    if (halfOpen && direction == Cable.Direction.TO_CLIENT) {
      return;
    }
    closeBoth();
    ended.run();
  }

  private void pump(InputStream in, OutputStream out, Cable.Direction direction)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      cable.pass(direction);
      if (!halfOpen) {
        out.write(buffer, 0, read);
      }
    }
  }

  private void closeBoth() {
    closeQuietly(client);
    closeQuietly(target);
  }

  private static void resetOne(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException closedAlready) {
      // Nothing is left to reset.
    }
    closeQuietly(socket);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException closedAlready) {
      // Closed is what was wanted.
    }
  }
}
