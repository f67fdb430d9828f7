package io.cryptorun.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// A TCP relay on the loopback address that can be told to misbehave: between a program and its
/// database or exchange it is the network that fails.
public final class FaultProxy implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int BUFFER_BYTES = 8192;

  private enum Fault {
    NONE,
    DROP,
    RESET
  }

  private final InetSocketAddress target;
  private final ServerSocket entrance;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Fault fault = Fault.NONE;
  private volatile Duration delay = Duration.ZERO;

  private FaultProxy(InetSocketAddress target, ServerSocket entrance) {
    this.target = target;
    this.entrance = entrance;
  }

  /// A relay to that port of this machine, at first without fault.
  public static FaultProxy to(int port) {
    try {
      FaultProxy proxy =
          new FaultProxy(new InetSocketAddress(LOOPBACK, port), new ServerSocket(0, 50, LOOPBACK));
      Thread.ofVirtual().name("fault-proxy").start(proxy::acceptAll);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The port to connect to instead of the target's.
  public int port() {
    return entrance.getLocalPort();
  }

  /// Relays again, without delay.
  public void pass() {
    fault = Fault.NONE;
    delay = Duration.ZERO;
  }

  /// Swallows every byte of old and new connections without closing any: a cut cable.
  public void drop() {
    fault = Fault.DROP;
  }

  /// Resets the open connections now, and each new one as soon as it comes.
  public void reset() {
    fault = Fault.RESET;
    open.forEach(FaultProxy::resetOne);
  }

  /// Holds each piece of data back for that long, in either direction.
  public void delay(Duration wait) {
    delay = wait;
  }

  @Override
  public void close() {
    closeQuietly(entrance);
    open.forEach(FaultProxy::closeQuietly);
  }

  private void acceptAll() {
    while (!entrance.isClosed()) {
      try {
        relay(entrance.accept());
      } catch (IOException closedOrRefused) {
        // The client sees its connection end; the next one is tried anew.
      }
    }
  }

  private void relay(Socket client) throws IOException {
    open.add(client);
    if (fault == Fault.RESET) {
      resetOne(client);
      return;
    }
    Socket server = new Socket();
    open.add(server);
    try {
      server.connect(target);
    } catch (IOException e) {
      end(client, server);
      throw e;
    }
    Thread.ofVirtual().start(() -> pump(client, server));
    Thread.ofVirtual().start(() -> pump(server, client));
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        LockSupport.parkNanos(delay.toNanos());
        if (fault == Fault.NONE) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException ended) {
      // One side is gone; the other is told by the close below.
    }
    end(from, to);
  }

  private void end(Socket one, Socket other) {
    closeQuietly(one);
    closeQuietly(other);
    open.remove(one);
    open.remove(other);
  }

  private static void resetOne(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException closedAlready) {
      // Nothing is left to reset.
    }
    closeQuietly(socket);
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception closedAlready) {
      // Closed is what was wanted.
    }
  }
}
