package io.cryptorun.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// Listens on a loopback port and gives every connection its own virtual thread.
public final class LoopbackServer implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final ServerSocket listener;
  private final Handler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  private LoopbackServer(ServerSocket listener, Handler handler) {
    this.listener = listener;
    this.handler = handler;
  }

  /// Starts listening; 0 takes a free port.
  public static LoopbackServer start(int port, Handler handler) throws IOException {
    var listener = new ServerSocket();
    try {
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    var server = new LoopbackServer(listener, handler);
    Thread.ofPlatform()
        .daemon(false)
        .name("simulator-" + listener.getLocalPort())
        .start(server::accept);
    return server;
  }

  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() {
    closed.countDown();
    closeQuietly(listener);
    open.forEach(LoopbackServer::closeQuietly);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        open.add(socket);
        Thread.startVirtualThread(() -> serve(socket));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new UncheckedIOException("the simulator's port no longer accepts", e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      new Connection(socket, handler, closed).run();
    } catch (IOException e) {
      // the caller went away, which is the caller's right
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // closing is all that was wanted
    }
  }
}
